package io.datasurface.awsbatch.sdk.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.sdk.catalog.WantedTables.WantedTable;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeColumn;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.LakeTableSpec;
import io.datasurface.awsbatch.spec.QualityAction;
import io.datasurface.awsbatch.spec.QualityCheck;
import io.datasurface.awsbatch.spec.QualityRule;
import io.datasurface.awsbatch.spec.QualitySpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.TableFormat;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Table;

class DriftTest {
    private static final WantedTables WANTED = new WantedTables(
            "lake",
            new TreeMap<>(Map.of(
                    "t",
                    new WantedTable(
                            new LakeTableSpec(
                                    "t",
                                    List.of(
                                            new LakeColumn("Id", SpecType.parse("integer(32)"), true, true),
                                            new LakeColumn("at", SpecType.parse("timestamptz"), false, false)),
                                    List.of(),
                                    new TreeMap<>()),
                            "s3://lake/tables/t"))),
            Set.of("batches"));

    private static List<String> drift(Map<String, FoundTable> found) {
        return Drift.of(WANTED, found).stream()
                .map(finding -> finding.table() + " " + finding.kind() + " " + finding.text())
                .toList();
    }

    private static FoundTable found(String location, String... columns) {
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            types.put(columns[i], columns[i + 1]);
        }
        return new FoundTable(true, Optional.of(location), types);
    }

    @Test
    void whatIsAsItShouldBeIsNoFinding() {
        assertThat(drift(Map.of(
                        "t", found("s3a://lake/tables/t/", "id", "INT", "at", "timestamp"),
                        "batches", found("s3://lake/tables/batches"))))
                .isEmpty();
    }

    /** Batches, results and quarantine of the rules, the book of views, and tables of other formats. */
    @Test
    void whatJobsKeepForThemselvesIsNoFinding() {
        QualitySpec rules = new QualitySpec(
                "crm__ds_quality",
                "crm__ds_quarantine",
                0,
                Optional.empty(),
                List.of(new QualityRule("t", "r", new QualityCheck.NotNull("id"), QualityAction.WARN)));
        IngestTable table = IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(ColumnSpec.required("id", SpecType.integer(32)))
                .format(TableFormat.DELTA)
                .build();
        IngestSpec document = new IngestSpec(
                        "p",
                        "crm",
                        Consistency.SINGLE,
                        new DmsSource("s3://staging/crm/e1", FileFormat.PARQUET, 1, "s3://staging/crm/loaded"),
                        LakeSpec.of("lake", "s3://lake/tables", "lake"),
                        "crm__ds_batches",
                        new StageLimits(10, Duration.ofHours(1)),
                        List.of(table))
                .judged(Optional.of(rules));

        assertThat(WantedTables.of(List.of(document)).get("lake").bookkeeping())
                .containsExactly("_ds_views", "crm__ds_batches", "crm__ds_quality", "crm__ds_quarantine", "t__delta");
    }

    @Test
    void whatDiffersIsToldTableByTable() {
        assertThat(drift(Map.of("old", found("s3://lake/tables/old"))))
                .satisfiesExactly(
                        unknown -> assertThat(unknown).startsWith("lake.old UNKNOWN"),
                        missing -> assertThat(missing).startsWith("lake.t MISSING"));
        assertThat(drift(Map.of("t", found("s3://lake/t", "id", "bigint", "was", "string"))))
                .satisfiesExactly(
                        location -> assertThat(location)
                                .startsWith("lake.t LOCATION")
                                .contains("\"s3://lake/t\""),
                        missing -> assertThat(missing).startsWith("lake.t COLUMN_MISSING at timestamp;"),
                        type -> assertThat(type).startsWith("lake.t COLUMN_TYPE Id is bigint, not int;"),
                        extra -> assertThat(extra).startsWith("lake.t COLUMN_EXTRA was string;"));
        assertThat(drift(Map.of("t", new FoundTable(false, Optional.empty(), Map.of()))))
                .singleElement()
                .asString()
                .startsWith("lake.t NOT_ICEBERG");
    }

    /** Iceberg goes on to list columns that a table had once. */
    @Test
    void aColumnThatIsNotCurrentIsNotThere() {
        FoundTable table = FoundTable.of(Table.builder()
                .parameters(Map.of("table_type", "iceberg"))
                .storageDescriptor(to -> to.location("s3://lake/tables/t")
                        .columns(
                                column("Id", "int", Map.of("iceberg.field.current", "true")),
                                column("at", "timestamp", Map.of()),
                                column("was", "string", Map.of("iceberg.field.current", "false"))))
                .build());
        assertThat(drift(Map.of("t", table))).isEmpty();
    }

    private static Column column(String name, String type, Map<String, String> parameters) {
        return Column.builder().name(name).type(type).parameters(parameters).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | boolean",
                "integer(8) | int",
                "integer(64) | bigint",
                "double | double",
                "decimal(10,2) | decimal(10,2)",
                "timestamp | timestamp",
                "timestamptz | timestamp",
                "string(9) | string",
                "binary | binary",
                "array<struct<a:integer(16),b:map<string,date>>> | array<struct<a:int,b:map<string,date>>>"
            })
    void typesAreThoseThatIcebergWrites(String type, String glue) {
        assertThat(GlueTypes.of(SpecType.parse(type))).isEqualTo(glue);
    }
}
