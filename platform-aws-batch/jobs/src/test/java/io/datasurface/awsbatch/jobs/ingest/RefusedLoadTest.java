package io.datasurface.awsbatch.jobs.ingest;

import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static io.datasurface.awsbatch.jobs.DmsRows.loadedAt;
import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.AutoCorp;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What can't be loaded fails with the reason, and readers see what they saw before. */
class RefusedLoadTest {

    @Test
    void filesMustHaveTheColumnsOfTheDataset() throws IOException {
        Store store = AutoCorp.store(4);
        store.load(
                "auto_parts",
                "LOAD00000002.parquet",
                dms(StructType.fromDDL("part_id string, name string, price decimal(20,2), stock bigint, extra int,"
                        + " changed_at timestamp")),
                List.of());
        store.load("auto_parts", "LOAD00000003.parquet", dms(StructType.fromDDL("name string")), List.of());

        String message = failure(store, "auto_parts");

        assertThat(message)
                .contains(
                        "auto_parts: Files of dataset auto_parts do not have its columns",
                        "LOAD00000002.parquet: column part_id has type string; expected integer(64)",
                        "LOAD00000002.parquet: column price has type decimal(20,2); expected decimal(18,2)",
                        "LOAD00000002.parquet: column stock has type bigint; expected integer(32)",
                        "LOAD00000002.parquet: column extra of type int is not in the dataset")
                .contains("LOAD00000003.parquet: column part_id is missing; expected integer(64)")
                .as("they may be null, and the load older than they are")
                .doesNotContain("introduced", "changed_at is missing")
                .doesNotContain("LOAD00000001", "LOAD0000000A");
    }

    @Test
    void nothingOfABatchIsShownIfOneTableFails() throws IOException {
        Store store = AutoCorp.store(4);
        store.load("customers", "LOAD00000002.parquet", dms(StructType.fromDDL("country string")), List.of());

        JobReport report = store.run();

        assertThat(report.entries()).extracting(JobReport.Entry::outcome).containsOnly(Outcome.FAILED);
        assertThat(AutoCorp.partsIn(store)).isEmpty();
        assertThat(store.sql("SELECT * FROM {db}.autocorp__ds_batches")).isEmpty();
    }

    @Test
    void tablesOfASingleDatasetStoreDoNotStopEachOther() throws IOException {
        Store store = AutoCorp.store(4).consistency(Consistency.SINGLE);
        store.load("auto_parts", "LOAD00000002.parquet", dms(StructType.fromDDL("x int")), List.of());

        JobReport report = store.run();

        assertThat(report.entries())
                .extracting(JobReport.Entry::outcome)
                .containsExactly(Outcome.FAILED, Outcome.PUBLISHED, Outcome.PUBLISHED);
        assertThat(AutoCorp.customersIn(store)).hasSize(3);
        assertThatThrownBy(report::throwIfFailed)
                .isInstanceOf(JobException.class)
                .hasMessageStartingWith("1 of 3 tables failed\nauto_parts: ");
    }

    @Test
    void rowsMustBeThoseOfALoad() throws IOException {
        StructType file = dms(StructType.fromDDL("order_id int, total decimal(10,3)"));
        Row update = RowFactory.create("U", 1, BigDecimal.ONE.setScale(3), "", "2026-01-01 00:00:00");

        refusedRow(file, update, "has another value than I in column Op");
        refusedRow(file, RowFactory.create(null, 1, null, "", null), "has another value than I in column Op");
        refusedRow(file, loadedAt("yesterday", 1, null), "has no time in column _ds_commit_ts");
        refusedRow(file, loaded(null, null), "has no value in column order_id, which can't be null");
    }

    private static void refusedRow(StructType file, Row row, String message) throws IOException {
        Store store = new Store().table(AutoCorp.ORDERS);
        store.load("orders", "LOAD00000001.parquet", file, List.of(loaded(7, null), row));
        store.complete();

        assertThat(failure(store, "orders")).contains(message).contains("LOAD00000001.parquet");
        assertThat(store.rows("autocorp__orders", "*")).isEmpty();
    }

    @Test
    void columnsThatMustHaveAValueAreChecked() throws IOException {
        Store store = new Store()
                .table(IngestTable.builder("orders")
                        .source("public", "orders")
                        .table("o")
                        .column(required("order_id", SpecType.integer(32)))
                        .column(required("total", SpecType.decimal(10, 3)))
                        .primaryKey("order_id")
                        .build());
        store.load(
                "orders",
                "LOAD00000001.parquet",
                dms(StructType.fromDDL("order_id int, total decimal(10,3)")),
                List.of(loaded(7, null)));

        assertThat(failure(store.complete(), "orders")).contains("has no value in column total, which can't be null");
    }

    @Test
    void noFileIsPassedOver() throws IOException {
        Store store = AutoCorp.store(4);
        Path folder = store.staging().resolve("public/customers");
        Files.writeString(folder.resolve("LOAD00000003.csv"), "I,DE,1,x");
        assertThat(failure(store, "customers"))
                .contains("1 files that are no Parquet files of a DMS load", "LOAD00000003.csv");

        Files.move(folder.resolve("LOAD00000003.csv"), folder.resolve("LOAD00000003.parquet"));
        assertThat(failure(store, "customers")).contains("LOAD00000003.parquet is no Parquet file that can be read");

        Files.delete(folder.resolve("LOAD00000003.parquet"));
        assertThat(store.run().outcome("customers")).isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void aPublishedLoadHasTheFilesThatItHad() throws IOException {
        Store store = AutoCorp.store(4);
        store.run().throwIfFailed();
        Path customers = store.staging().resolve("public/customers/LOAD00000001.parquet");
        store.load("customers", "LOAD00000002.parquet", AutoCorp.CUSTOMERS_FILE, List.of(loaded("FR", 9, "new")));
        assertThat(failure(store, "customers"))
                .contains("LOAD00000002.parquet is new or changed since load epoch 1 of customers was published");

        Files.delete(customers.resolveSibling("LOAD00000002.parquet"));
        Files.delete(customers);
        assertThat(store.run().outcome("customers")).isEqualTo(Outcome.UNCHANGED);
        assertThat(AutoCorp.customersIn(store)).hasSize(3);
    }

    @Test
    void historyNeedsAKey() throws IOException {
        IngestTable forensic = IngestTable.builder("customers")
                .source("public", "customers")
                .table("c")
                .columns(AutoCorp.CUSTOMERS.schema().columns())
                .milestoning(Milestoning.FORENSIC)
                .build();

        assertThat(failure(AutoCorp.store(2).table(forensic), "customers"))
                .contains("asks for FORENSIC and has no key");
    }

    @Test
    void aTableCantGetAnotherKeyOrPartitioningOrType() throws IOException {
        Store store = AutoCorp.store(2);
        store.run().throwIfFailed();
        IngestTable.Builder customers = IngestTable.builder("customers")
                .source("public", "customers")
                .table("autocorp__customers")
                .columns(AutoCorp.CUSTOMERS.schema().columns());

        assertThat(failure(store.table(customers.primaryKey("number").build()), "customers"))
                .contains("a new key needs another version of the table");
        assertThat(failure(
                        store.table(customers
                                .primaryKey("country", "number")
                                .partitionColumns(List.of("number"))
                                .build()),
                        "customers"))
                .contains("a new partitioning needs another version of the table");
        assertThat(failure(
                        store.table(IngestTable.builder("customers")
                                .source("public", "customers")
                                .table("autocorp__customers")
                                .column(required("country", SpecType.string()))
                                .column(required("number", SpecType.integer(32)))
                                .column(nullable("Full Name", SpecType.integer(64)))
                                .primaryKey("country", "number")
                                .build()),
                        "customers"))
                .contains("can't take the columns of its dataset");
    }

    private static String failure(Store store, String dataset) {
        JobReport report = store.run();
        assertThat(report.outcome(dataset)).isEqualTo(Outcome.FAILED);
        try {
            report.throwIfFailed();
        } catch (JobException e) {
            return e.getMessage();
        }
        throw new AssertionError("The run did not fail");
    }
}
