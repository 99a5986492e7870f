package io.datasurface.awsbatch.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DropSourceTest {
    private static final ColumnSpec ID = ColumnSpec.required("id", SpecType.integer(64));
    private static final DropFormat.Csv CSV = csv(",", "\"", Optional.empty(), "UTF-8");

    private static DropFormat.Csv csv(String delimiter, String quote, Optional<String> escape, String encoding) {
        return new DropFormat.Csv(delimiter, quote, escape, true, "", encoding);
    }

    private static IngestSpec spec(DropFormat format, FileDropSource.Content content, IngestTable table) {
        return new IngestSpec(
                "p",
                "s",
                Consistency.SINGLE,
                drops(format, content, "orders/*.csv"),
                LakeSpec.of("lake", "s3://lake/w", "db"),
                "batches",
                new StageLimits(1000, Duration.ofMinutes(30)),
                List.of(table));
    }

    private static FileDropSource drops(DropFormat format, FileDropSource.Content content, String pattern) {
        return new FileDropSource(
                "s3://staging/drops/s",
                format,
                content,
                new TreeMap<>(Map.of("orders", pattern)),
                1,
                "s3://control/tmp/drops/s",
                new Quarantine("s3://staging/s/quarantine", 100, 1),
                List.of(),
                Optional.empty());
    }

    private static IngestTable table(SpecType type, String... key) {
        return IngestTable.builder("orders")
                .source("s", "orders")
                .table("s__orders")
                .column(ID)
                .column(ColumnSpec.nullable("value", type))
                .primaryKey(key)
                .build();
    }

    @Test
    void everyFormatIsReadAsItIsWritten() {
        List<DropFormat> formats = List.of(
                CSV,
                csv("\t", "", Optional.empty(), "ISO-8859-1"),
                csv(";", "'", Optional.of("\\"), "UTF-16"),
                new DropFormat.Json(true, "UTF-8"),
                new DropFormat.Json(false, "UTF-8"),
                new DropFormat.Xml("order", "UTF-8"),
                new DropFormat.Parquet());
        for (DropFormat format : formats) {
            IngestSpec spec = spec(format, FileDropSource.Content.CHANGES, table(SpecType.string(), "id"));
            assertThat(SpecReader.readIngest("it", SpecWriter.toBytes(spec))).isEqualTo(spec);
        }
    }

    @Test
    void aDatasetWithoutPatternHasFilesOfItsName() {
        FileDropSource drops = drops(CSV, FileDropSource.Content.SNAPSHOT, "orders/**/*.csv");
        assertThat(drops.pattern("orders")).isEqualTo("orders/**/*.csv");
        assertThat(drops.pattern("customers")).isEqualTo("customers.*");
    }

    @Test
    void refusesWhatCannotBeRead() {
        refused(() -> csv(",,", "\"", Optional.empty(), "UTF-8"), "delimiter \",,\" is refused");
        refused(() -> csv("\n", "\"", Optional.empty(), "UTF-8"), "no end of a line");
        refused(() -> csv(",", ",", Optional.empty(), "UTF-8"), "also the quote or the escape");
        refused(() -> csv(",", "\"", Optional.of(","), "UTF-8"), "also the quote or the escape");
        refused(() -> csv(",", "\"", Optional.empty(), "UTF-99"), "encoding \"UTF-99\" is refused");
        refused(() -> csv(",", "\"", Optional.empty(), "no name!"), "encoding");
        refused(() -> drops(CSV, FileDropSource.Content.SNAPSHOT, "../*.csv"), "no path below the folder");
        refused(() -> drops(CSV, FileDropSource.Content.SNAPSHOT, "/a"), "no path below the folder");
        refused(() -> new Quarantine("s3://b/q", -1, 0), "maxRows \"-1\" is refused");
        refused(
                () -> spec(CSV, FileDropSource.Content.CHANGES, table(SpecType.string())),
                "it has no key, so it can't be told which row a file changes");
        refused(
                () -> spec(CSV, FileDropSource.Content.SNAPSHOT, table(SpecType.parse("array<string>"), "id")),
                "CSV and XML files can't hold type array<string>");
        assertThat(spec(
                                new DropFormat.Json(true, "UTF-8"),
                                FileDropSource.Content.SNAPSHOT,
                                table(SpecType.parse("array<string>")))
                        .tables())
                .hasSize(1);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
