package io.datasurface.awsbatch.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.Store;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class FewRowsTest {
    private static final Schema SCHEMA = new Schema(
            NestedField.required(1, "batch", Types.LongType.get()),
            NestedField.required(2, "dataset", Types.StringType.get()),
            NestedField.optional(3, "text", Types.StringType.get()));
    /** Longer than the part of texts that Iceberg keeps of a file. */
    private static final String LONG = "a_dataset_with_a_name_that_is_long_";

    private final Store store = new Store();
    private final LakeTables tables = new LakeTables(store.spark, store.lake());
    private final FewRows rows = tables.fewRows("few", SCHEMA);

    private Record row(long batch, String dataset, String text) {
        Record row = rows.row();
        row.setField("batch", batch);
        row.setField("dataset", dataset);
        row.setField("text", text);
        return row;
    }

    private static Expression of(long batch, String... datasets) {
        return Expressions.and(Expressions.equal("batch", batch), Expressions.in("dataset", (Object[]) datasets));
    }

    private List<String> read() {
        return store.sql("SELECT * FROM {db}.few ORDER BY batch, dataset, text").stream()
                .map(row -> row.mkString(" "))
                .toList();
    }

    private long snapshots() {
        return store.sql("SELECT count(*) FROM {db}.few.snapshots").get(0).getLong(0);
    }

    @Test
    void replacesRowsOfFilesThatHaveOthersToo() {
        rows.replace(
                of(1, LONG + 1, LONG + 2),
                List.of(row(1, LONG + 1, "a"), row(1, LONG + 2, "b"), row(1, LONG + 2, "c")));
        rows.replace(of(2, LONG + 1), List.of(row(2, LONG + 1, "d")));
        store.sql("CALL lake.system.rewrite_data_files(table => '{db}.few', options => map('rewrite-all', 'true'))");

        rows.replace(of(1, LONG + 2), List.of(row(1, LONG + 2, "B")));
        assertThat(read()).containsExactly("1 " + LONG + "1 a", "1 " + LONG + "2 B", "2 " + LONG + "1 d");
        rows.replace(of(1, LONG + 1, LONG + 2), List.of());
        assertThat(read()).containsExactly("2 " + LONG + "1 d");
    }

    @Test
    void commitsNothingIfThereIsNothing() {
        rows.replace(of(1, "t"), List.of());
        assertThat(snapshots()).isZero();
        rows.replace(of(1, "t"), List.of(row(1, "t", null)));
        rows.replace(of(2, "t"), List.of());
        rows.replace(of(1, "u"), List.of());
        assertThat(snapshots()).isEqualTo(1);
        assertThat(read()).containsExactly("1 t null");
    }

    @Test
    void whatIsAddedIsNotThereYet() {
        rows.add(List.of(row(1, "t", "a")), of(1, "t"), Optional.empty());
        Long known = tables.find("few").orElseThrow().current().orElseThrow();
        FewRows other = tables.fewRows("few", SCHEMA);
        other.add(List.of(row(2, "t", "b")), of(2, "t"), Optional.of(known));
        rows.add(List.of(row(2, "u", "c")), of(2, "u"), Optional.of(known));
        assertThatThrownBy(() -> rows.add(List.of(row(2, "t", "d")), of(2, "t"), Optional.of(known)))
                .isInstanceOf(ValidationException.class);
        assertThat(read()).containsExactly("1 t a", "2 t b", "2 u c");
    }

    @Test
    void othersMayChangeTheTableMeanwhile() {
        rows.replace(of(1, "t"), List.of(row(1, "t", "a"), row(1, "u", "b")));
        FewRows other = tables.fewRows("few", SCHEMA);
        other.replace(of(1, "t"), List.of(row(1, "t", "A")));
        rows.replace(of(1, "u"), List.of());
        assertThat(read()).containsExactly("1 t A");
        assertThat(rows.read(tables.find("few").orElseThrow().current().orElseThrow()))
                .extracting(row -> row.getField("text"))
                .containsExactly("A");
    }
}
