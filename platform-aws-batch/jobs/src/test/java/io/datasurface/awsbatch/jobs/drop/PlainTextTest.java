package io.datasurface.awsbatch.jobs.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Texts that are written plainly, and those that are nearly so, mean what Java's own parsers say. */
class PlainTextTest {
    private interface Reading {
        Object of(String text) throws NoValueException;
    }

    private static Optional<Object> read(Reading reading, String text) {
        try {
            return Optional.of(reading.of(text));
        } catch (NoValueException | ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> few = Arbitraries.strings().withChars("0019+-.e").ofMaxLength(7);
        Arbitrary<String> many =
                Arbitraries.strings().withChars("-.0199999").ofMinLength(16).ofMaxLength(21);
        return Arbitraries.oneOf(few, many);
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> digits = Arbitraries.strings().withChars("0001239").ofLength(14);
        Arbitrary<String> between = Arbitraries.of("T", " ", "t", "");
        Arbitrary<String> fraction = Arbitraries.of("", ".250000", ".25", ".000001", ",250000", ".");
        Arbitrary<String> offset = Arbitraries.of("", "Z", "z", "+01:00", "-05:30");
        return Combinators.combine(digits, between, fraction, offset)
                .as((d, t, f, o) -> d.substring(0, 4)
                        + "-" + d.substring(4, 6) + "-" + d.substring(6, 8) + t + d.substring(8, 10) + ":"
                        + d.substring(10, 12)
                        + ":" + d.substring(12) + f + o);
    }

    @Property(tries = 3000)
    void numbersAreThose(@ForAll("numbers") String text) {
        boolean isWhole = text.matches("[+-]?[0-9]+");
        Optional<Object> whole =
                read(each -> new BigInteger(each).longValueExact(), text).filter(value -> isWhole);
        assertThat(read(each -> TextValues.integer(each, 64), text)).isEqualTo(whole);
        for (int scale : new int[] {0, 2, 16}) {
            Optional<Object> decimal = read(each -> exact(each, 18, scale), text);
            assertThat(read(each -> TextValues.decimal(each, 18, scale), text))
                    .as("%s as decimal(18,%s)", text, scale)
                    .isEqualTo(decimal);
        }
    }

    private static BigDecimal exact(String text, int precision, int scale) throws NoValueException {
        if (text.matches(".*e[+-]?[0-9]{5,}")) {
            throw new NoValueException("has an exponent that no number has");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() != 0
                && (value.stripTrailingZeros().scale() > scale
                        || value.setScale(scale).precision() > precision)) {
            throw new NoValueException("is none of the type");
        }
        return value.signum() == 0 ? BigDecimal.ZERO.setScale(scale) : value.setScale(scale);
    }

    @Property(tries = 3000)
    void timesAreThose(@ForAll("times") String text) {
        String day = text.substring(0, 10);
        assertThat(read(TextValues::date, day)).isEqualTo(read(LocalDate::parse, day));
        boolean isIso = text.matches("[^tz,]*[0-9]Z?|[^tz,]*[0-9][+-][0-9:]*") && !text.matches(".*[.]([^0-9].*|)");
        String iso = text.replace(' ', 'T');
        assertThat(read(TextValues::wallClock, text))
                .as(text)
                .isEqualTo(read(LocalDateTime::parse, iso).filter(value -> isIso));
        assertThat(read(TextValues::instant, text))
                .as(text)
                .isEqualTo(read(each -> OffsetDateTime.parse(each).toInstant(), iso)
                        .filter(value -> isIso));
    }
}
