package io.datasurface.awsbatch.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotFormatTest {
    private static ExportTable table(SpecType type, Milestoning milestoning) {
        return new ExportTable(
                new DatasetRef("s", "d"), "s__d", "s_d", TableSchema.of(ColumnSpec.nullable("c", type)), milestoning);
    }

    private static ExportSpec spec(SnapshotTarget target, ExportTable table, ConsumerView... views) {
        return new ExportSpec(
                "p", "c", "k", target, LakeSpec.of("lake", "s3://lake/w", "db"), List.of(table), List.of(views));
    }

    @Test
    void typesAreThoseOfDmsAndTextsKeepTheirWholeLength() {
        assertThat(DmsColumn.of(SpecType.string(5461)).orElseThrow().length()).hasValue(21_844);
        assertThat(DmsColumn.of(SpecType.decimal(18, 2)).orElseThrow())
                .extracting(column -> column.type() + column.precision() + column.scale())
                .isEqualTo("NUMERICOptionalInt[18]OptionalInt[2]");
        assertThat(List.of("boolean", "integer(8)", "integer(16)", "integer(32)", "integer(64)", "float", "double"))
                .extracting(
                        type -> DmsColumn.of(SpecType.parse(type)).orElseThrow().type())
                .containsExactly("INT1", "INT1", "INT2", "INT4", "INT8", "REAL4", "REAL8");
        assertThat(List.of("date", "timestamp", "timestamptz"))
                .extracting(
                        type -> DmsColumn.of(SpecType.parse(type)).orElseThrow().type())
                .containsExactly("DATE", "DATETIME", "DATETIME");
    }

    @Test
    void whatDmsWouldCutOffOrGuessAtIsRefused() {
        SnapshotTarget target = new SnapshotTarget("s3://lake/snapshots/c", "datasurface");
        for (String type :
                List.of("string", "string(5462)", "binary(4)", "array<date>", "map<date,date>", "struct<a:date>")) {
            assertThatThrownBy(() -> spec(target, table(SpecType.parse(type), Milestoning.LIVE)))
                    .as(type)
                    .hasMessageContaining("DMS cannot load column c of ");
        }
        assertThatThrownBy(() -> spec(target, table(SpecType.integer(32), Milestoning.LIVE_AND_FORENSIC)))
                .hasMessageContaining("consumers ask for the history");
        ConsumerView view =
                new ConsumerView("w", "g", new DatasetRef("s", "d"), "v", List.of("c"), Milestoning.LIVE, List.of());
        assertThatThrownBy(() -> spec(target, table(SpecType.integer(32), Milestoning.LIVE), view))
                .hasMessageContaining("tables only");
        assertThatThrownBy(() -> new SnapshotTarget("s3://lake/snapshots/c", "../up"))
                .hasMessageContaining("schema \"../up\" is refused");
    }

    @Test
    void filesHaveTheNamesThatDmsLooksFor() {
        assertThat(SnapshotFormat.file(1)).isEqualTo("LOAD00000001.csv");
        assertThat(SnapshotFormat.file(26)).isEqualTo("LOAD0000001A.csv");
        SnapshotTarget target = new SnapshotTarget("s3://lake/snapshots/c", "datasurface");
        assertThat(target.folder(table(SpecType.integer(8), Milestoning.LIVE))).isEqualTo("datasurface/s_d");
    }
}
