package io.datasurface.awsbatch.jobs.lake;

import static io.datasurface.awsbatch.spec.ColumnSpec.nullable;
import static io.datasurface.awsbatch.spec.ColumnSpec.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.Store;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableChange;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the plugin says of a change of a dataset, before anything is applied, is what the job finds when it comes to the table. */
class TableChangeTest {
    private static final List<String> TYPES = List.of(
            "boolean",
            "integer(8)",
            "integer(32)",
            "integer(64)",
            "float",
            "double",
            "decimal(9,2)",
            "decimal(18,2)",
            "decimal(18,4)",
            "date",
            "timestamp",
            "timestamptz",
            "string",
            "string(5)",
            "binary",
            "array<integer(32)>",
            "array<integer(64)>",
            "array<string>",
            "map<string,integer(64)>",
            "map<string,integer(32)>",
            "map<string,date>",
            "map<integer(32),date>",
            "struct<a:integer(32)>",
            "struct<a:integer(64),b:string>",
            "struct<a:string>",
            "struct<b:string>");

    private final Store store = new Store();
    private final LakeTables lake = new LakeTables(store.spark, store.lake());

    private boolean follows(IngestTable before, IngestTable now) {
        store.table(before);
        lake.live(store.spec(), before);
        try {
            lake.live(store.spec(), now);
            return true;
        } catch (JobException e) {
            assertThat(e).hasMessageContaining("tables.versions");
            return false;
        }
    }

    private static IngestTable.Builder table(String name) {
        return IngestTable.builder("d").source("s", "d").table(name).column(required("id", SpecType.integer(32)));
    }

    @Test
    void ofTypes() {
        TreeSet<String> differences = new TreeSet<>();
        int count = 0;
        for (String old : TYPES) {
            for (String type : TYPES) {
                String name = "t" + ++count;
                IngestTable before = table(name)
                        .column(nullable("c", SpecType.parse(old)))
                        .primaryKey("id")
                        .build();
                IngestTable now = table(name)
                        .column(nullable("c", SpecType.parse(type)))
                        .primaryKey("id")
                        .build();
                if (follows(before, now) != TableChange.obstacles(before, now).isEmpty()) {
                    differences.add(old + " -> " + type);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void ofKeysPartitionsAndColumns() {
        IngestTable before =
                full("t", "id", "c").partitionColumns(List.of("at")).build();
        assertThat(follows(before, before)).isTrue();
        for (IngestTable now : List.of(
                full("t", "id").partitionColumns(List.of("at")).build(),
                full("t", "id", "c", "at").partitionColumns(List.of("at")).build(),
                full("t", "id", "c").build(),
                full("t", "id", "c").partitionColumns(List.of("at", "id")).build())) {
            assertThat(follows(before, now)).isFalse();
            assertThat(TableChange.obstacles(before, now)).hasSize(1);
        }
        for (IngestTable now : List.of(
                full("t", "c", "id").partitionColumns(List.of("at")).build(),
                full("t", "id", "c")
                        .column(nullable("more", SpecType.string()))
                        .partitionColumns(List.of("at"))
                        .build())) {
            assertThat(follows(before, now)).isTrue();
            assertThat(TableChange.obstacles(before, now)).isEmpty();
        }
    }

    private static IngestTable.Builder full(String name, String... key) {
        return table(name)
                .column(required("c", SpecType.string()))
                .column(required("at", SpecType.Simple.DATE))
                .primaryKey(key);
    }
}
