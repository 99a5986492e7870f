package io.datasurface.awsbatch.terraform;

/** What resources say of themselves to people: names of a model can be longer than AWS allows there. */
public final class Description {
    /** Characters that a description of EventBridge Scheduler has at most; the provider of AWS says so. */
    public static final int OF_SCHEDULE = 512;

    /** Bytes that a description of Glue has at most, in its API reference; counted as characters of up to four bytes. */
    public static final int OF_GLUE = 2048 / 4;

    private static final String CUT = "...";

    private Description() {}

    /**
     * Returns a text, cut where it is too long.
     *
     * @param text any text
     * @param most how many characters it may have, more than three
     */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
