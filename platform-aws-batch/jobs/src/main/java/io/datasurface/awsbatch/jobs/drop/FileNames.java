package io.datasurface.awsbatch.jobs.drop;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of dropped files: which a pattern means, and in which order they are. */
public final class FileNames {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    /** Counts from here on take more than one digit. */
    private static final int SMALL = 9;

    private FileNames() {}

    /**
     * The paths that a pattern means.
     *
     * @param pattern with {@code *} and {@code ?} for characters of one part, and a part {@code **} for any number of parts
     */
    public static Pattern matching(String pattern) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            boolean begins = at == 0 || pattern.charAt(at - 1) == '/';
            if (begins && pattern.startsWith("**/", at)) {
                regex.append("(?:[^/]+/)*");
                at += 3;
            } else if (begins && pattern.startsWith("**", at) && at + 2 == pattern.length()) {
                regex.append(".+");
                at += 2;
            } else {
                char c = pattern.charAt(at);
                regex.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(Character.toString(c)));
                at++;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /**
     * A text that is before that of another path if the path is, by the bytes of both in UTF-8. Runs of digits are in the order of their numbers:
     * the number of digits stands before them. It is short, because every row has it.
     */
    public static String order(String path) {
        StringBuilder order = new StringBuilder();
        StringBuilder zeros = new StringBuilder();
        Matcher digits = DIGITS.matcher(path);
        int start = 0;
        while (digits.find()) {
            order.append(path, start, digits.start());
            String number = digits.group().replaceFirst("^0+(?=.)", "");
            order.append(count(number.length())).append(number);
            zeros.append(count(digits.group().length() - number.length()));
            start = digits.end();
        }
        // Paths that differ in leading zeros only are not equal.
        String last = zeros.toString().replaceFirst("0+$", "");
        return order.append(path.substring(start)).append('\t').append(last).toString();
    }

    /** Digits that are before those of a larger number, mostly one; never behind another one's that go on. */
    private static String count(int number) {
        return number < SMALL ? Integer.toString(number) : SMALL + String.format(Locale.ROOT, "%05d", number);
    }
}
