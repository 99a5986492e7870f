package io.datasurface.awsbatch.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.Watermark;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a pull by watermark goes on. */
class PullNumbersTest {
    private static final BigInteger OFFSET = new BigInteger("5" + "0".repeat(30));
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static PullNumbers by(SpecType type, Duration overlap) {
        IngestTable table = IngestTable.builder("t")
                .source("public", "t")
                .table("t")
                .column(ColumnSpec.required("w", type))
                .primaryKey("w")
                .build();
        return PullNumbers.of(table, Optional.of(new Watermark("w", overlap)));
    }

    private static String last(PullNumbers numbers, long value) {
        return numbers.least().substring(0, 4)
                + OFFSET.add(BigInteger.valueOf(value).multiply(BigInteger.TEN.pow(9)));
    }

    /** Near the least number there is no room for the overlap, and a bound that went round would hide all rows. */
    @ParameterizedTest
    @CsvSource({
        "0, -10000",
        "9223372036854775807, 9223372036854765807",
        "-9223372036854775808, -9223372036854775808",
        "-9223372036854775807, -9223372036854775808",
        "-9223372036854765808, -9223372036854775808",
        "-9223372036854765807, -9223372036854775807"
    })
    void integersAreReadAgainFromALittleBelow(long value, long bound) {
        PullNumbers numbers = by(SpecType.integer(64), Duration.ZERO);
        assertThat(numbers.bound(last(numbers, value), NOW)).contains(bound);
    }

    @Test
    void timesOfTheFutureDoNotHideThePresent() {
        PullNumbers numbers = by(SpecType.Simple.TIMESTAMPTZ, Duration.ofDays(3650));
        assertThat(numbers.bound(last(numbers, Long.MAX_VALUE), NOW)).contains(NOW.minus(Duration.ofDays(3650)));
        assertThat(numbers.bound(numbers.least(), NOW)).isEmpty();
    }
}
