package io.datasurface.awsbatch.jobs.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of paths. */
class FileNamesTest {
    private static final Pattern NUMBER_OR_CHARACTER = Pattern.compile("[0-9]+|[^0-9]");

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("a-/0019").ofMaxLength(8);
    }

    @Property(tries = 2000)
    void numbersCountAndElseTheCharacters(@ForAll("paths") String one, @ForAll("paths") String other) {
        int expected = compare(one, other);
        int order = FileNames.order(one).compareTo(FileNames.order(other));
        if (expected != 0) {
            assertThat(Integer.signum(order)).as("%s, %s", one, other).isEqualTo(Integer.signum(expected));
        }
        assertThat(order == 0).as("%s, %s", one, other).isEqualTo(one.equals(other));
    }

    @Example
    void numbersOfManyDigitsCount() {
        String nine = "9".repeat(9);
        assertThat(FileNames.order(nine)).isLessThan(FileNames.order(nine + "0"));
        assertThat(FileNames.order("9".repeat(100))).isLessThan(FileNames.order("1" + "0".repeat(100)));
        assertThat(FileNames.order("0".repeat(100) + "9")).isLessThan(FileNames.order("10"));
    }

    /** Number by number and character by character; 0 also if they differ in zeros before a number only. */
    private static int compare(String one, String other) {
        Matcher left = NUMBER_OR_CHARACTER.matcher(one);
        Matcher right = NUMBER_OR_CHARACTER.matcher(other);
        while (true) {
            boolean isLeft = left.find();
            boolean isRight = right.find();
            if (!isLeft || !isRight) {
                return Boolean.compare(isLeft, isRight);
            }
            int order = isNumber(left.group()) && isNumber(right.group())
                    ? new BigInteger(left.group()).compareTo(new BigInteger(right.group()))
                    : left.group().substring(0, 1).compareTo(right.group().substring(0, 1));
            if (order != 0) {
                return order;
            }
        }
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0));
    }
}
