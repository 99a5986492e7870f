package io.datasurface.awsbatch.jobs.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/**
 * Doubles as documents write them. The writers of MongoDB's drivers in C print 20 digits of a double ({@code %.20g}), so 19.99 stands there as
 * 19.989999999999998437; what was meant is the shortest text that is this double. Source: libbson, bson_as_json.
 */
public final class Doubles {
    private static final int PRINTED_DIGITS = 20;
    /** So many digits tell any double from all others. */
    private static final int MOST_DIGITS = 17;
    /** Decimals of so many digits stay what they are as doubles. */
    private static final int SAFE_DIGITS = 15;

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+([.]0*)?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,40}([.][0-9]{1,40})?([eE][+-]?[0-9]{1,3})?");

    private Doubles() {}

    /**
     * The shortest text of the double that a text says with more digits than doubles have, or with the 20 of it; other texts and whole numbers
     * stay as they are.
     *
     * @param text a number with a fraction or an exponent, or anything else
     */
    public static String shortest(String text) {
        if (text.length() <= SAFE_DIGITS
                || WHOLE.matcher(text).matches()
                || !NUMBER.matcher(text).matches()) {
            return text;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) || !isPrinted(text, value) ? text : shortest(value);
    }

    /** Of one in a thousand the last three of the 20 digits are zeros, which are not there. */
    private static boolean isPrinted(String text, double value) {
        BigDecimal given = new BigDecimal(text).stripTrailingZeros();
        return given.precision() > MOST_DIGITS
                || (given.precision() > SAFE_DIGITS
                        && new BigDecimal(value)
                                        .round(new MathContext(PRINTED_DIGITS))
                                        .compareTo(given)
                                == 0);
    }

    /** Double.toString of Java 17 is not always the shortest. */
    private static String shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        int digits = SAFE_DIGITS;
        BigDecimal rounded = exact.round(new MathContext(digits));
        while (digits < MOST_DIGITS && rounded.doubleValue() != value) {
            digits++;
            rounded = exact.round(new MathContext(digits));
        }
        return rounded.stripTrailingZeros().toString();
    }
}
