package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.Consistency;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.FileFormat;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StageLimits;
import io.datasurface.awsbatch.spec.json.SpecWriter;
import io.datasurface.spi.RenderNote;
import io.datasurface.spi.RenderedChange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A datastore that comes from its source where it came from another lake has to be loaded anew. */
class SourceChangesTest {
    private static final LakeSpec THEIRS = LakeSpec.of("theirs", "s3://their-lake/w", "theirs");
    private static final String BEFORE = "chunks/c1/specs/ingest/crm.json";
    private static final String ELSEWHERE = "chunks/c2/specs/ingest/crm.json";

    private static byte[] feed(long epoch) {
        return document(new FeedSource("s3://control/tmp", "Other", THEIRS, "batches", epoch), "theirs");
    }

    private static byte[] source(long epoch) {
        return document(new DmsSource("s3://staging/crm", FileFormat.PARQUET, epoch, "s3://staging/loaded"), "public");
    }

    private static byte[] document(IngestSource source, String schema) {
        return document(source, schema, SpecType.integer(64));
    }

    private static byte[] document(IngestSource source, String schema, SpecType id) {
        IngestTable table = IngestTable.builder("people")
                .source(schema, "people")
                .table("crm__people")
                .column(ColumnSpec.required("id", id))
                .primaryKey("id")
                .build();
        return SpecWriter.toBytes(new IngestSpec(
                "Batch",
                "crm",
                Consistency.MULTI,
                source,
                LakeSpec.of("lake", "s3://lake/w", "ours"),
                "crm__ds_batches",
                new StageLimits(10, Duration.ofMinutes(1)),
                List.of(table)));
    }

    /** One file that changes, or moves. */
    private record OneFile(String was, byte[] old, String is, byte[] now) implements RenderedChange {
        @Override
        public SortedSet<String> changed() {
            return new TreeSet<>(List.of(was, is));
        }

        @Override
        public SortedSet<String> pathsBefore() {
            return new TreeSet<>(List.of(was));
        }

        @Override
        public SortedSet<String> pathsAfter() {
            return new TreeSet<>(List.of(is));
        }

        @Override
        public Optional<byte[]> before(String path) {
            return path.equals(was) ? Optional.of(old) : Optional.empty();
        }

        @Override
        public Optional<byte[]> after(String path) {
            return path.equals(is) ? Optional.of(now) : Optional.empty();
        }
    }

    private static List<RenderNote> review(byte[] old, String is, byte[] now) {
        return PlanGuard.review(new OneFile(BEFORE, old, is, now));
    }

    @Test
    void theSourceInsteadOfAFeedNeedsANewLoadEpoch() {
        for (String path : List.of(BEFORE, ELSEWHERE)) {
            assertThat(review(feed(1), path, source(1))).singleElement().satisfies(note -> {
                assertThat(note.refused()).isTrue();
                assertThat(note.subject()).isEqualTo(path);
                assertThat(note.text()).contains("datastore crm", "give the datastore a hint loadEpoch");
            });
        }
        assertThat(review(feed(3), BEFORE, source(2))).hasSize(1);
    }

    @Test
    void whatAColumnCannotBecomeIsReadFromTheSourceAnew() {
        DmsSource dms = new DmsSource("s3://staging/crm", FileFormat.PARQUET, 1, "s3://staging/loaded");
        assertThat(review(source(1), ELSEWHERE, document(dms, "public", SpecType.string())))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.refused()).isTrue();
                    assertThat(note.subject()).isEqualTo("tables/crm__people");
                    assertThat(note.text())
                            .contains("column id is string and was integer(64)", "raise the hint loadEpoch");
                });
        assertThat(review(source(1), ELSEWHERE, document(dms, "public", SpecType.integer(32))))
                .isEmpty();
    }

    @Test
    void everythingElseIsAsItWas() {
        assertThat(review(feed(1), BEFORE, source(2))).isEmpty();
        assertThat(review(feed(1), BEFORE, feed(2))).isEmpty();
        assertThat(review(source(1), BEFORE, feed(1))).isEmpty();
        assertThat(review(source(1), BEFORE, source(1))).isEmpty();
        assertThat(review("{".getBytes(StandardCharsets.UTF_8), BEFORE, source(1)))
                .isEmpty();
    }
}
