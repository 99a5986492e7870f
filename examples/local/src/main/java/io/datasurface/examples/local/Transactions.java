package io.datasurface.examples.local;

import io.datasurface.awsbatch.spec.StagingColumns;
import io.datasurface.examples.local.DmsRow.Operation;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Debezium's events, gathered into rows of whole transactions.
 *
 * <p>The number of a change is that of its transaction's commit in the log, then its own: it rises with the order of commits, which is the
 * order in which the changes count, and is the same if the change is read again. The log positions of changes alone are not: transactions
 * are written to the log while others are.
 */
final class Transactions implements DebeziumEngine.ChangeConsumer<ChangeEvent<SourceRecord, SourceRecord>> {
    /** A message in the log whose name begins so asks for files of all that is before it. */
    private static final String FLUSH = "flush-";

    private static final int COMMIT_DIGITS = 16;

    private final DmsFiles files;
    private final CompletableFuture<Long> load = new CompletableFuture<>();
    private final List<SourceRecord> transaction = new ArrayList<>();
    private final List<DmsRow> changes = new ArrayList<>();
    private final Map<String, CompletableFuture<Captured>> flushes = new ConcurrentHashMap<>();
    private Optional<Instant> begun = Optional.empty();
    private long loaded;

    Transactions(DmsFiles files) {
        this.files = files;
    }

    /** Is done when the load is in files, with the number of its rows. */
    CompletableFuture<Long> load() {
        return load;
    }

    /**
     * What was asked for.
     *
     * @param message whose name asks for it; one of an earlier process may be read again, so each has another name
     * @param written is done when the files are there, with what is in them
     */
    record Flush(String message, CompletableFuture<Captured> written) {}

    /** Has to be asked for by its message. */
    Flush flush() {
        Flush flush = new Flush(FLUSH + UUID.randomUUID(), new CompletableFuture<>());
        flushes.put(flush.message(), flush.written());
        return flush;
    }

    @Override
    public void handleBatch(
            List<ChangeEvent<SourceRecord, SourceRecord>> records,
            RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer)
            throws InterruptedException {
        for (ChangeEvent<SourceRecord, SourceRecord> event : records) {
            if (isWritten(event.value())) {
                committer.markProcessed(event);
                committer.markBatchFinished();
            }
        }
    }

    /** Takes an event; whether all events up to it are in files now. */
    private boolean isWritten(SourceRecord event) {
        try {
            Struct value = (Struct) event.value();
            if (event.topic().endsWith(".transaction")) {
                return value.getString("status").equals("END") && end(event);
            }
            if (value.getString("op").equals("r")) {
                return load(event, value);
            }
            transaction.add(event);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean load(SourceRecord event, Struct value) throws IOException {
        Struct source = value.getStruct("source");
        Instant now = begun.orElseGet(() -> time(source));
        begun = Optional.of(now);
        files.load(new DmsRow(
                table(source), Operation.I, value.getStruct("after"), event.keySchema(), Optional.empty(), "", now));
        loaded++;
        boolean last = source.getString("snapshot").equals("last");
        if (last) {
            files.loadComplete();
            load.complete(loaded);
        }
        return last;
    }

    private boolean end(SourceRecord end) throws IOException {
        long commit = (Long) Objects.requireNonNull(end.sourceOffset().get("lsn_commit"));
        List<String> messages = new ArrayList<>();
        for (SourceRecord event : transaction) {
            Struct value = (Struct) event.value();
            if (value.getString("op").equals("m")) {
                messages.add(value.getStruct("message").getString("prefix"));
            } else {
                row(event, value, commit).ifPresent(changes::add);
            }
        }
        transaction.clear();
        boolean asked = messages.stream().anyMatch(message -> message.startsWith(FLUSH));
        if (asked) {
            files.changes(changes);
            Captured captured = Captured.of(changes);
            changes.clear();
            messages.forEach(message ->
                    Optional.ofNullable(flushes.remove(message)).ifPresent(flush -> flush.complete(captured)));
        }
        return asked;
    }

    /** A change of a key is two events here, the delete of the old one first, and one row with both keys in files of DMS. */
    private static Optional<DmsRow> row(SourceRecord event, Struct value, long commit) {
        if (header(event, "__debezium.newkey").isPresent()) {
            return Optional.empty();
        }
        Struct source = value.getStruct("source");
        Optional<Struct> oldKey = header(event, "__debezium.oldkey");
        Operation op = oldKey.isPresent() ? Operation.U : operation(value.getString("op"));
        return Optional.of(new DmsRow(
                table(source),
                op,
                value.getStruct(op == Operation.D ? "before" : "after"),
                event.keySchema(),
                oldKey,
                number(commit, source.getInt64("lsn")),
                time(source)));
    }

    private static Operation operation(String name) {
        return switch (name) {
            case "c" -> Operation.I;
            case "u" -> Operation.U;
            case "d" -> Operation.D;
            default -> throw new IllegalArgumentException("Operation " + name + " is none of a row");
        };
    }

    private static Optional<Struct> header(SourceRecord event, String name) {
        return Optional.ofNullable(event.headers().lastWithName(name))
                .map(Header::value)
                .map(Struct.class::cast);
    }

    private static String number(long commit, long change) {
        String text = String.format(
                "%0" + COMMIT_DIGITS + "d%0" + (StagingColumns.CHANGE_SEQ_DIGITS - COMMIT_DIGITS) + "d",
                commit,
                change);
        if (text.length() != StagingColumns.CHANGE_SEQ_DIGITS) {
            throw new IllegalStateException(
                    "The log position " + commit + " has more than " + COMMIT_DIGITS + " digits");
        }
        return text;
    }

    private static String table(Struct source) {
        return source.getString("schema") + "." + source.getString("table");
    }

    private static Instant time(Struct source) {
        return Instant.EPOCH.plus(source.getInt64("ts_us"), ChronoUnit.MICROS);
    }
}
