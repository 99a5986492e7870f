package io.datasurface.awsbatch.jobs.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.ColumnReading.How;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeConversionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static Conversion conversion(String type, How how, String pattern, String zone) {
        ColumnReading reading = new ColumnReading(
                "d",
                "c",
                how,
                Optional.of(pattern).filter(text -> !text.isEmpty()),
                Optional.of(zone).filter(text -> !text.isEmpty()));
        TableSchema schema = TableSchema.of(ColumnSpec.nullable("c", SpecType.parse(type)));
        return TimeConversions.to(
                Columns.of(schema, name -> Optional.of(reading)).all().get(0), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamptz | EPOCH_SECONDS | | | 0 | 1970-01-01T00:00:00Z",
                "timestamptz | EPOCH_SECONDS | | | -62135596800 | 0001-01-01T00:00:00Z",
                "timestamptz | EPOCH_MILLIS | | | -1 | 1969-12-31T23:59:59.999Z",
                "timestamptz | EPOCH_MILLIS | | | 1604312100123 | 2020-11-02T10:15:00.123Z",
                "timestamptz | TEXT | | UTC | 2020-11-02 10:15 | 2020-11-02T10:15:00Z",
                "timestamptz | TEXT | | Europe/Berlin | 2020-11-02T10:15:30.25 | 2020-11-02T09:15:30.250Z",
                "timestamptz | TEXT | | Europe/Berlin | 2020-11-02T10:15:30+05:00 | 2020-11-02T05:15:30Z",
                "timestamptz | TEXT | | Europe/Berlin | 2020-10-25T02:30 | 2020-10-25T00:30:00Z",
                "timestamptz | TEXT | dd/MM/yyyy HH:mm | GMT+01:00 | 02/11/2020 10:15 | 2020-11-02T09:15:00Z",
                "timestamptz | TEXT | d MMM yyyy h:mm a XXX | UTC | 2 Nov 2020 1:15 PM +02:00 | 2020-11-02T11:15:00Z",
                "timestamptz | TIME_OF_INGESTION | | | whatever | 2026-11-22T10:00:00Z",
                "date | TEXT | dd/MM/yyyy | | 02/11/2020 | 2020-11-02",
                "date | TEXT | yyyyDDD | | 2020060 | 2020-02-29",
            })
    void reads(String type, How how, String pattern, String zone, String text, String value) throws NoValueException {
        assertThat(String.valueOf(
                        conversion(type, how, orEmpty(pattern), orEmpty(zone)).of(text)))
                .isEqualTo(value);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamptz | EPOCH_SECONDS | | | 1604312100123 | beyond the years 1 to 9999",
                "timestamptz | EPOCH_SECONDS | | | 1.5 | no whole number",
                "timestamptz | EPOCH_SECONDS | | | 99999999999999999999 | beyond the range",
                "timestamptz | EPOCH_MILLIS | | | 2020-11-02 | no whole number",
                "timestamptz | TEXT | | | 2020-11-02T10:15:30 | time with its offset",
                "timestamptz | TEXT | dd/MM/yyyy HH:mm | | 02/11/2020 10:15 | does not say its offset",
                "timestamptz | TEXT | | Europe/Berlin | 2020-03-29T02:30 | no such time in Europe/Berlin",
                "timestamptz | TEXT | dd/MM/yyyy HH:mm | UTC | 31/02/2020 10:15 | written as dd/MM/yyyy HH:mm",
                "timestamptz | TEXT | dd/MM/yyyy HH:mm:ss.n | UTC | 01/02/2020 10:15:00.1 | more than six digits",
                "date | TEXT | dd/MM/yyyy | | 30/02/2021 | written as dd/MM/yyyy",
                "date | TEXT | dd/MM/yyyy | | 2021-02-03 | written as dd/MM/yyyy",
            })
    void refuses(String type, How how, String pattern, String zone, String text, String reason) {
        assertThatThrownBy(() ->
                        conversion(type, how, orEmpty(pattern), orEmpty(zone)).of(text))
                .isInstanceOf(NoValueException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void nullStaysNullButForTheTimeOfIngestion() throws NoValueException {
        assertThat(conversion("timestamptz", How.EPOCH_MILLIS, "", "").of(null)).isNull();
        assertThat(conversion("timestamptz", How.TEXT, "yyyy", "").of(null)).isNull();
        assertThat(conversion("timestamptz", How.TIME_OF_INGESTION, "", "").of(null))
                .isEqualTo(NOW);
        assertThatThrownBy(() ->
                        conversion("timestamptz", How.EPOCH_MILLIS, "", "").of(List.of("1")))
                .isInstanceOf(NoValueException.class);
    }

    /** What Java makes of a local time is held against the rules of the zone, also around changes of the clock. */
    @Property(tries = 300)
    void timesOfAZone(@ForAll @LongRange(min = 0, max = 4_000_000_000L) long seconds) throws NoValueException {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        LocalDateTime clock = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        Conversion reads = conversion("timestamptz", How.TEXT, "dd.MM.yyyy HH:mm:ss", "Europe/Berlin");
        String text = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss").format(clock);
        List<ZoneOffset> offsets = berlin.getRules().getValidOffsets(clock);

        if (offsets.isEmpty()) {
            assertThatThrownBy(() -> reads.of(text)).isInstanceOf(NoValueException.class);
        } else {
            assertThat(reads.of(text)).isEqualTo(clock.toInstant(offsets.get(0)));
        }
    }
}
