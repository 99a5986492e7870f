package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.DmsRows.change;
import static io.datasurface.awsbatch.jobs.DmsRows.dms;
import static io.datasurface.awsbatch.jobs.DmsRows.loaded;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Placed;
import io.datasurface.awsbatch.jobs.Rendered;
import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** AutoCorp's transformer by the documents that the plugin renders for it: from the source's customers to those that anybody may see. */
class RenderedTransformTest {
    private static final StructType CUSTOMERS = dms(new StructType()
            .add("customer_id", "bigint")
            .add("first_name", "string")
            .add("last_name", "string")
            .add("email", "string")
            .add("phone", "string")
            .add("street", "string")
            .add("city", "string")
            .add("postal_code", "string")
            .add("country", "string")
            .add("marketing_consent", "boolean")
            .add("created_at", "timestamp")
            .add("updated_at", "timestamp"));
    private static final Instant CREATED = Instant.parse("2026-11-20T10:11:12Z");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    /** {@code echo -n jane@example.com | sha256sum}. */
    private static final String HASH = "8c87b489ce35cf2e2f39f80e282cb2e804932a56a213983eeeb428407d43b52d";

    private static Object[] customer(long id, String postalCode) {
        return new Object[] {
            id, "Jane", "Doe", " Jane@Example.com", "1", "Road 1", "Town", postalCode, "DE", true, CREATED, CREATED
        };
    }

    @Test
    void maskedCustomersReachTheConsumersDatabase() throws IOException, SQLException {
        Store store = new Store();
        IngestSpec sources =
                Placed.in(store, SpecReader.readIngest("ingest", Rendered.production("specs/ingest/autocorp.json")));
        store.load(
                "customers",
                "LOAD00000001.parquet",
                CUSTOMERS,
                List.of(loaded(customer(1, "80331")), loaded(customer(2, "10115")), loaded(customer(3, "20095"))));
        store.complete();
        TransformSpec transform = Placed.in(
                store,
                SpecReader.readTransform("transform", Rendered.production("specs/transform/maskcustomers-")),
                Rendered.production("code/sql/maskcustomers-"));
        IngestSpec masked = Placed.in(
                store, SpecReader.readIngest("ingest", Rendered.production("specs/ingest/masked_customers.json")));

        assertThat(store.transform(transform, Optional.empty(), Checkpoint.NONE, NOW)
                        .outcome("customers"))
                .as("nothing is ingested yet")
                .isEqualTo(Outcome.WAITING);
        assertThat(store.run(masked).outcome("customers")).isEqualTo(Outcome.WAITING);

        store.run(sources).throwIfFailed();
        store.transform(transform, Optional.empty(), Checkpoint.NONE, NOW).throwIfFailed();
        assertThat(store.run(masked).outcome("customers")).isEqualTo(Outcome.PUBLISHED);
        Mart mart = new Mart();
        ExportSpec export = export(store, mart);
        store.export(export, Mart.LOGIN, Checkpoint.NONE, NOW).throwIfFailed();

        String view = export.views().stream()
                .filter(each -> each.dataset().equals(new DatasetRef("masked_customers", "customers")))
                .findFirst()
                .orElseThrow()
                .view();
        String query = "SELECT * FROM \"" + view + "\" ORDER BY customer_id";
        assertThat(mart.query(query))
                .containsExactly(
                        "1|" + HASH + "|80|DE|t|2026-11-20",
                        "2|" + HASH + "|10|DE|t|2026-11-20",
                        "3|" + HASH + "|20|DE|t|2026-11-20");

        store.changes(
                "customers",
                "20261120-120000000.parquet",
                CUSTOMERS,
                NOW.minusSeconds(3600),
                List.of(
                        change("U", 1, "2026-11-20 11:00:00.000000", customer(1, "99084")),
                        change("D", 2, "2026-11-20 11:00:01.000000", customer(2, "10115"))));
        store.run(sources).throwIfFailed();
        store.transform(transform, Optional.empty(), Checkpoint.NONE, NOW.plusSeconds(60))
                .throwIfFailed();
        store.run(masked).throwIfFailed();
        store.export(export, Mart.LOGIN, Checkpoint.NONE, NOW).throwIfFailed();

        assertThat(mart.query(query))
                .containsExactly("1|" + HASH + "|99|DE|t|2026-11-20", "3|" + HASH + "|20|DE|t|2026-11-20");
        assertThat(store.sql("SELECT customer_id FROM {db}.masked_customers__customers"
                        + " WHERE _ds_epoch = (SELECT min(_ds_epoch) FROM {db}.masked_customers__customers)"))
                .as("what did not change was not written again")
                .extracting(row -> row.getLong(0))
                .containsExactly(3L);
    }

    private static ExportSpec export(Store store, Mart mart) throws IOException {
        return SpecReader.readExport("export", Rendered.production("specs/export/finance-aurora"))
                .at(mart.target(), store.lake());
    }
}
