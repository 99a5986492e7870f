package io.datasurface.examples.host.text;

import io.datasurface.model.ObjectPath;
import java.util.Locale;

/** Words and numbers as people and shells read them. */
public final class Words {
    private static final int LONGEST_PATH = 300;
    private static final String PLAIN = "[A-Za-z0-9_./=-]+";

    private Words() {}

    /**
     * Counts something: "1 edge", "2 edges".
     *
     * @param count how many
     * @param noun the word for one
     * @return the count in words
     */
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * Writes a number with commas between thousands: "4,711".
     *
     * @param number a number
     * @return its digits
     */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * Keeps a text from steering a terminal: a name can hold any character.
     *
     * @param text any text
     * @return the text with control, format and other characters that have no picture written as hexadecimal numbers
     */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR ->
                    visible.append("\\u{").append(Integer.toHexString(point)).append('}');
                default -> visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /**
     * Writes where an object is in the model.
     *
     * @param path the object's path
     * @return the path without what could steer a terminal; of a very long one the middle is left out
     */
    public static String path(ObjectPath path) {
        String text = path.toString();
        if (text.length() <= LONGEST_PATH) {
            return visible(text);
        }
        String begin = text.substring(0, LONGEST_PATH / 2);
        return visible(begin) + "..." + visible(text.substring(text.length() - LONGEST_PATH / 2));
    }

    /**
     * Writes a path as one word of a POSIX shell.
     *
     * @param path a path
     * @return the path, in single quotes where it needs them
     */
    public static String shell(Object path) {
        String text = String.valueOf(path);
        String safe = text.startsWith("-") ? "./" + text : text;
        return safe.matches(PLAIN) ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }
}
