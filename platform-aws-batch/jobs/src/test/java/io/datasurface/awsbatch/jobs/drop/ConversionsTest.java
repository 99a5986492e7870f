package io.datasurface.awsbatch.jobs.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.spec.SpecType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Values of what stands in files: without loss, or none. */
class ConversionsTest {
    private static Object value(String type, Object raw) throws NoValueException {
        Object value = Conversions.to(SpecType.parse(type)).of(raw);
        return value == null ? "null" : value;
    }

    private static void none(String type, Object raw, String reason) {
        assertThatThrownBy(() -> value(type, raw))
                .as("%s of type %s", raw, type)
                .isInstanceOf(NoValueException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void numbers() throws NoValueException {
        assertThat(value("integer(8)", "-128")).isEqualTo((byte) -128);
        assertThat(value("integer(16)", "+00032767")).isEqualTo((short) 32767);
        assertThat(value("integer(64)", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        none("integer(8)", "128", "beyond the range of integer(8)");
        none("integer(32)", "2147483648", "beyond the range");
        for (String text : List.of("", " 1", "1 ", "1.0", "1e3", "0x1", "٣", "-", "1_000")) {
            none("integer(32)", text, "no whole number");
        }
        assertThat(value("decimal(5,2)", "1.5")).isEqualTo(new BigDecimal("1.50"));
        assertThat(value("decimal(5,2)", "1.500")).isEqualTo(new BigDecimal("1.50"));
        assertThat(value("decimal(5,2)", "1.2e2")).isEqualTo(new BigDecimal("120.00"));
        assertThat(value("decimal(5,2)", "0e9999")).isEqualTo(new BigDecimal("0.00"));
        none("decimal(5,2)", "1.005", "more than 2 digits");
        none("decimal(5,2)", "1000", "beyond the range");
        none("decimal(5,2)", "9e9999", "beyond the range");
        none("decimal(5,2)", "1,5", "no number");
        assertThat(value("double", "-1.5e3")).isEqualTo(-1500.0);
        assertThat(value("double", "-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value("float", "NaN")).isEqualTo(Float.NaN);
        none("double", "1e999", "beyond the range of double");
        none("float", "1e39", "beyond the range of float");
        none("double", "1d", "no number");
        none("double", "0x1p3", "no number");
        assertThat(value("boolean", "TRUE")).isEqualTo(true);
        assertThat(value("boolean", "0")).isEqualTo(false);
        none("boolean", "yes", "no boolean");
    }

    @Test
    void times() throws NoValueException {
        assertThat(value("date", "2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        none("date", "2023-02-29", "no such day");
        none("date", "29.02.2024", "no date");
        none("date", "2024-2-9", "no date");
        assertThat(value("timestamp", "2024-02-29 10:15:30.25"))
                .isEqualTo(LocalDateTime.parse("2024-02-29T10:15:30.25"));
        assertThat(value("timestamp", "2024-02-29T10:15")).isEqualTo(LocalDateTime.parse("2024-02-29T10:15"));
        none("timestamp", "2024-02-29T10:15:30Z", "no such time; expected a time without zone");
        none("timestamp", "2024-02-29", "no time");
        none("timestamp", "2024-02-29T10:15:30.1234567", "more than six digits");
        assertThat(value("timestamptz", "2024-02-29 10:15:30+01")).isEqualTo(Instant.parse("2024-02-29T09:15:30Z"));
        assertThat(value("timestamptz", "2024-02-29T10:15:30.000001-05:30"))
                .isEqualTo(Instant.parse("2024-02-29T15:45:30.000001Z"));
        none("timestamptz", "2024-02-29T10:15:30", "no such time; expected a time with its offset");
        none("timestamptz", "2024-02-29T25:15:30Z", "no such time");
    }

    @Test
    void textsAndBytes() throws NoValueException {
        assertThat(value("string(2)", "\uD83D\uDE80\u00e4")).isEqualTo("\uD83D\uDE80\u00e4");
        none("string(2)", "abc", "it has 3 characters; expected at most 2");
        assertThat((byte[]) value("binary(3)", "AQID")).containsExactly(1, 2, 3);
        none("binary(2)", "AQID", "it has 3 bytes");
        none("binary", "?", "no Base64");
    }

    @Test
    void nestedValues() throws NoValueException {
        assertThat((Object[]) value("array<integer(8)>", Arrays.asList("1", null)))
                .containsExactly((byte) 1, null);
        assertThat(value("struct<a:integer(32),b:string>", Map.of("B", "x"))).isEqualTo(RowFactory.create(null, "x"));
        assertThat(value("map<integer(32),string>", Map.of("1", "x")).toString())
                .isEqualTo("Map(1 -> x)");
        none("array<integer(8)>", "1", "it is no list");
        none("array<integer(8)>", List.of("x"), "no whole number");
        none("struct<a:string>", Map.of("c", "x"), "it has a field c");
        none("struct<a:string>", List.of(), "it is no object");
        none("string", List.of(), "it is a list or an object");
        assertThat(Conversions.to(SpecType.string()).of(null)).isNull();
    }

    @Property(tries = 500)
    void integersAreInRangeOrNone(@ForAll @BigRange(min = "-200000", max = "200000") BigInteger number) {
        for (int bits : new int[] {8, 16, 32}) {
            boolean fits = number.bitLength() < bits;
            try {
                Object value = TextValues.integer(number.toString(), bits);
                assertThat(fits).isTrue();
                assertThat(value).hasToString(number.toString());
            } catch (NoValueException e) {
                assertThat(fits).as("%s in %s bits", number, bits).isFalse();
            }
        }
    }

    @Property(tries = 500)
    void decimalsAreAsTheyWereOrNone(
            @ForAll @Scale(4) @BigRange(min = "-1000", max = "1000") BigDecimal number,
            @ForAll @IntRange(max = 4) int scale) {
        int precision = 2 + scale;
        boolean fits = number.abs().compareTo(BigDecimal.valueOf(100)) < 0
                && number.stripTrailingZeros().scale() <= scale;
        try {
            BigDecimal value = TextValues.decimal(number.toPlainString(), Math.max(1, precision), scale);
            assertThat(fits).isTrue();
            assertThat(value).isEqualByComparingTo(number);
            assertThat(value.scale()).isEqualTo(scale);
        } catch (NoValueException e) {
            assertThat(fits)
                    .as("%s as decimal(%s,%s)", number, precision, scale)
                    .isFalse();
        }
    }
}
