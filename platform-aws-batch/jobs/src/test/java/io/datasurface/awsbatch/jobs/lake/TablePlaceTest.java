package io.datasurface.awsbatch.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.spec.LakeSpec;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.spark.Spark3Util;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables are made where the document says, in catalogs that let one say it. */
class TablePlaceTest {
    private static final Schema SCHEMA = new Schema(NestedField.required(1, "id", Types.LongType.get()));
    private static final LakeSpec LAKE = LakeSpec.of("memory", "s3://lake/tables", "db");

    private final Store store = new Store();

    /** As Glue's, it makes a table anywhere; it has the places of a database that Terraform has made. */
    @BeforeEach
    void openCatalog() {
        store.spark.conf().set("spark.sql.catalog.memory", "org.apache.iceberg.spark.SparkCatalog");
        store.spark.conf().set("spark.sql.catalog.memory.catalog-impl", InMemoryCatalog.class.getName());
        store.spark.conf().set("spark.sql.catalog.memory.warehouse", "s3://lake/tables");
        store.spark.conf().set("spark.sql.catalog.memory.cache-enabled", "false");
        InMemoryCatalog catalog = (InMemoryCatalog) Spark3Util.loadIcebergCatalog(store.spark, "memory");
        if (!catalog.namespaceExists(Namespace.of("db"))) {
            catalog.createNamespace(Namespace.of("db"), Map.of("location", "s3://lake/tables"));
        }
    }

    private String place(LakeSpec lake, String table) {
        LakeTables tables = new LakeTables(store.spark, lake);
        tables.fewRows(table, SCHEMA);
        return tables.find(table).orElseThrow().table().location();
    }

    @Test
    void inTheFolderThatTheDocumentNames() {
        assertThat(place(LAKE.in("s3://lake/tables/Sales"), "crm__people"))
                .isEqualTo("s3://lake/tables/Sales/crm__people");
        assertThat(place(LAKE, "_ds_views"))
                .as("where the catalog makes it")
                .isEqualTo("s3://lake/tables/db/_ds_views");
    }

    @Test
    void aTableStaysWhereItIs() {
        place(LAKE.in("s3://lake/tables/Sales"), "crm__orders");
        assertThat(place(LAKE.in("s3://lake/tables/Other"), "crm__orders"))
                .isEqualTo("s3://lake/tables/Sales/crm__orders");
    }
}
