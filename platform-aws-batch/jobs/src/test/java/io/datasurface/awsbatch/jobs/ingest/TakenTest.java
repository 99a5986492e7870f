package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.staging.StagingFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as taken of files that are delivered again and again. */
class TakenTest {
    private static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");

    /** In S3 the version is a hash of the content, and the time is that of the upload. */
    private static StagingFile file(String version, int minutes) {
        return new StagingFile("t-1.csv", "s3://drops/t-1.csv", 7, version, T0.plusSeconds(60L * minutes));
    }

    private static Taken taken(StagingFile... files) {
        return new Taken(
                "t",
                List.of(files).stream()
                        .map(file -> Taken.record(file, "content of " + file.version(), false))
                        .toList());
    }

    @Test
    void onlyTheLastVersionOfAFileIsTaken() {
        Taken taken = taken(file("a", 0), file("b", 1));
        assertThat(taken.has(file("b", 1))).isTrue();
        assertThat(taken.has(file("a", 2))).as("it is again as it was before").isFalse();
        assertThat(taken.hasContent(file("a", 2), "content of a")).isFalse();

        Taken again = taken(file("a", 0), file("b", 1), file("a", 2));
        assertThat(again.has(file("a", 2))).isTrue();
        assertThat(again.has(file("b", 3))).isFalse();
    }

    @Test
    void theLastOneIsTheOneThatWasTakenLastWhateverItsTime() {
        Taken taken = taken(file("a", 5), file("b", 1));
        assertThat(taken.has(file("a", 5))).isFalse();
        assertThat(taken.has(file("b", 1))).isTrue();
    }
}
