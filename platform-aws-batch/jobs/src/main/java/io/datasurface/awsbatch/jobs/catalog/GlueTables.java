package io.datasurface.awsbatch.jobs.catalog;

import io.datasurface.awsbatch.jobs.format.CopyCatalog;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.TableFormat;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * The Glue Data Catalog, with the role of the job. An entry has what Athena and Spark look for: Athena wants the location, and takes columns from the
 * table itself (source: Athena user guide, Delta Lake tables), but those of Hudi from the entry, where it knows the format by its input (source: the same,
 * copy on write tables); Spark wants the provider, and the location among the properties of the SerDe.
 */
public final class GlueTables implements CopyCatalog {
    private final Optional<URI> endpoint;

    /** The real one. */
    public GlueTables() {
        this(Optional.empty());
    }

    /** One that speaks as AWS does, in tests. */
    GlueTables(Optional<URI> endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void show(String database, Entry table) {
        GlueClientBuilder builder = GlueClient.builder().httpClient(UrlConnectionHttpClient.create());
        endpoint.ifPresent(other -> builder.endpointOverride(other).region(Region.EU_CENTRAL_1));
        try (GlueClient glue = builder.build()) {
            TableInput wanted = input(table);
            Optional<StorageDescriptor> there = find(glue, database, table.name());
            if (there.isEmpty()) {
                make(glue, database, wanted);
            } else if (!there.get().columns().equals(wanted.storageDescriptor().columns())
                    || !table.location().equals(there.get().location())) {
                glue.updateTable(request -> request.databaseName(database).tableInput(wanted));
            }
        } catch (SdkException e) {
            throw new JobException(
                    "The catalog does not take table " + database + "." + table.name() + ": " + e.getMessage()
                            + "; may the role of the job make tables there?",
                    e);
        }
    }

    private static Optional<StorageDescriptor> find(GlueClient glue, String database, String name) {
        try {
            return Optional.of(
                    glue.getTable(request -> request.databaseName(database).name(name))
                            .table()
                            .storageDescriptor());
        } catch (EntityNotFoundException e) {
            return Optional.empty();
        }
    }

    private static void make(GlueClient glue, String database, TableInput wanted) {
        try {
            glue.createTable(request -> request.databaseName(database).tableInput(wanted));
        } catch (AlreadyExistsException e) {
            // Another run has made it at the same time, of the same document.
            glue.updateTable(request -> request.databaseName(database).tableInput(wanted));
        }
    }

    private static TableInput input(Entry table) {
        String format = table.format().name().toLowerCase(Locale.ROOT);
        Readers readers = Readers.of(table.format());
        Map<String, String> parameters = new HashMap<>(
                Map.of("EXTERNAL", "TRUE", "classification", format, "spark.sql.sources.provider", format));
        readers.tableType().ifPresent(type -> parameters.put("table_type", type));
        return TableInput.builder()
                .name(table.name())
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters)
                .partitionKeys(List.of())
                .storageDescriptor(to -> to.location(table.location())
                        .columns(Stream.concat(
                                        readers.ownColumns().stream().map(name -> column(name, "string")),
                                        Arrays.stream(table.columns().fields())
                                                .map(field -> column(
                                                        field.name().toLowerCase(Locale.ROOT),
                                                        type(field.dataType().catalogString()))))
                                .toList())
                        .inputFormat(readers.input())
                        .outputFormat(readers.output())
                        .serdeInfo(serde -> serde.serializationLibrary(readers.serde())
                                .parameters(Map.of("path", table.location(), "serialization.format", "1"))))
                .build();
    }

    private static Column column(String name, String type) {
        return Column.builder().name(name).type(type).build();
    }

    /**
     * What an entry names for those who read by classes of Hive.
     *
     * @param tableType that Athena and Glue know the format by, if they do
     * @param ownColumns of the format, before those of the dataset, all texts
     */
    private record Readers(
            Optional<String> tableType, List<String> ownColumns, String input, String output, String serde) {
        static Readers of(TableFormat format) {
            return switch (format) {
                // Delta Lake has no such classes; these are what stands in entries that Spark makes.
                case DELTA ->
                    new Readers(
                            Optional.of("DELTA"),
                            List.of(),
                            "org.apache.hadoop.mapred.SequenceFileInputFormat",
                            "org.apache.hadoop.hive.ql.io.HiveSequenceFileOutputFormat",
                            "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe");
                case HUDI ->
                    new Readers(
                            Optional.empty(),
                            List.of(
                                    "_hoodie_commit_time",
                                    "_hoodie_commit_seqno",
                                    "_hoodie_record_key",
                                    "_hoodie_partition_path",
                                    "_hoodie_file_name"),
                            "org.apache.hudi.hadoop.HoodieParquetInputFormat",
                            "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
                            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
                case ICEBERG -> throw new IllegalArgumentException("Iceberg makes its entries itself");
            };
        }
    }

    /** Hive has one type of times, which says nothing of zones. */
    private static String type(String ofSpark) {
        return ofSpark.replace("timestamp_ntz", "timestamp");
    }
}
