package io.datasurface.awsbatch.sdk.catalog;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.catalog.WantedTables.WantedTable;
import io.datasurface.awsbatch.sdk.internal.Clients;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.spec.json.LakeTableMetadata;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.s3.S3Client;

/** The Glue Data Catalog and the files of new tables, asked not more often than a rate allows. */
final class LakeCatalog implements AutoCloseable {
    private final GlueClient glue;
    private final S3Client s3;
    private final RateLimit rate;
    private final Clock clock;

    LakeCatalog(AwsAccess access, RateLimit rate, Clock clock) {
        Clients clients = new Clients(access);
        this.glue = clients.glue();
        this.s3 = clients.s3();
        this.rate = rate;
        this.clock = clock;
    }

    /**
     * All tables of a database.
     *
     * @throws IllegalStateException if there is no such database
     */
    SortedMap<String, FoundTable> tables(String database) {
        SortedMap<String, FoundTable> tables = new TreeMap<>();
        @Nullable String token = null;
        do {
            rate.take();
            GetTablesResponse page = page(database, token);
            page.tableList().forEach(table -> tables.put(table.name(), FoundTable.of(table)));
            token = page.nextToken();
        } while (token != null && !token.isEmpty());
        return tables;
    }

    private GetTablesResponse page(String database, @Nullable String token) {
        try {
            return glue.getTables(request -> request.databaseName(database).nextToken(token));
        } catch (EntityNotFoundException e) {
            throw new IllegalStateException(
                    "There is no database " + database + " in the catalog; apply the foundation first", e);
        }
    }

    /**
     * Makes a table without rows, as Iceberg makes it: its first metadata file, then its entry, which names the file. Whoever comes second finds
     * the entry, and has changed nothing.
     *
     * @return whether it was made here; otherwise somebody else has made it meanwhile
     */
    boolean make(String database, WantedTable table) {
        UUID id = UUID.randomUUID();
        String file = table.location() + "/metadata/00000-" + id + ".metadata.json";
        URI place = URI.create(file);
        s3.putObject(
                request -> request.bucket(place.getHost())
                        .key(place.getPath().substring(1))
                        .contentType("application/json"),
                RequestBody.fromString(LakeTableMetadata.toText(table.spec(), table.location(), id, clock.instant())));
        rate.take();
        try {
            glue.createTable(request -> request.databaseName(database).tableInput(input(table, file)));
            return true;
        } catch (AlreadyExistsException e) {
            // A try of this very request may have made it, whose answer was lost.
            return file.equals(metadata(database, table.spec().name()));
        }
    }

    private String metadata(String database, String name) {
        rate.take();
        Table table = glue.getTable(request -> request.databaseName(database).name(name))
                .table();
        return table.parameters().getOrDefault(FoundTable.METADATA, "");
    }

    private static TableInput input(WantedTable table, String file) {
        List<Column> columns = table.spec().columns().stream()
                .map(column -> Column.builder()
                        .name(column.name())
                        .type(GlueTypes.of(column.type()))
                        .parameters(Map.of(FoundTable.CURRENT, "true"))
                        .build())
                .toList();
        return TableInput.builder()
                .name(table.spec().name())
                .tableType("EXTERNAL_TABLE")
                .parameters(Map.of(FoundTable.TABLE_TYPE, FoundTable.ICEBERG, FoundTable.METADATA, file))
                .storageDescriptor(to -> to.location(table.location()).columns(columns))
                .build();
    }

    @Override
    public void close() {
        glue.close();
        s3.close();
    }
}
