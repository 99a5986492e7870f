package io.datasurface.examples.local;

import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What DMS is at AWS: reads all rows of a database's tables, then each change that is committed, in the order of the commits, and leaves
 * them in files. Debezium does the reading. How far it is is remembered when the files are there, so that after a crash changes may come
 * twice, as with DMS, and none is missing.
 */
final class ChangeCapture implements AutoCloseable {
    /** Longest time until what was committed is in files. */
    private static final long PATIENCE_SECONDS = 120;

    private final Postgres source;
    private final Transactions transactions;
    private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ChangeCapture(Postgres source, List<String> tables, Path memory, DmsFiles files) {
        this.source = source;
        this.transactions = new Transactions(files);
        this.engine = DebeziumEngine.create(Connect.class)
                .using(settings(source, tables, memory))
                .using((success, message, error) ->
                        ended.completeExceptionally(new IOException("Change capture has ended: " + message, error)))
                .notifying(transactions)
                .build();
    }

    /** Begins with the load, or goes on where the memory says. */
    static ChangeCapture start(Postgres source, List<String> tables, Path memory, DmsFiles files) {
        ChangeCapture capture = new ChangeCapture(source, tables, memory, files);
        capture.thread.execute(capture.engine);
        return capture;
    }

    private static Properties settings(Postgres source, List<String> tables, Path memory) {
        Properties settings = new Properties();
        settings.setProperty("name", "local");
        settings.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.setProperty("offset.storage", "org.apache.kafka.connect.storage.FileOffsetBackingStore");
        settings.setProperty("offset.storage.file.filename", memory.toString());
        settings.setProperty("offset.flush.interval.ms", "0");
        settings.setProperty("topic.prefix", "local");
        settings.setProperty("database.hostname", Postgres.HOST);
        settings.setProperty("database.port", Integer.toString(source.port()));
        settings.setProperty("database.user", Postgres.USER);
        settings.setProperty("database.password", "");
        settings.setProperty("database.dbname", source.database());
        settings.setProperty("plugin.name", "pgoutput");
        settings.setProperty("publication.autocreate.mode", "filtered");
        settings.setProperty("table.include.list", String.join(",", tables));
        settings.setProperty("provide.transaction.metadata", "true");
        settings.setProperty("tombstones.on.delete", "false");
        settings.setProperty("poll.interval.ms", "20");
        return settings;
    }

    /** Waits until the files of the load are there; how many rows they have. */
    long awaitLoad() throws IOException, InterruptedException {
        return await(transactions.load());
    }

    /** Waits until all that is committed by now is in files; what changes these are. */
    Captured flush() throws IOException, InterruptedException, SQLException {
        Transactions.Flush flush = transactions.flush();
        source.execute("SELECT pg_logical_emit_message(true, '" + flush.message() + "', '')");
        return await(flush.written());
    }

    private <T> T await(CompletableFuture<T> result) throws IOException, InterruptedException {
        try {
            CompletableFuture.anyOf(result, ended).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return result.get();
        } catch (ExecutionException e) {
            throw new IOException("Changes were not captured", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("Changes were not captured within " + PATIENCE_SECONDS + " s", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!ended.isDone()) {
            engine.close();
        }
        thread.shutdown();
    }
}
