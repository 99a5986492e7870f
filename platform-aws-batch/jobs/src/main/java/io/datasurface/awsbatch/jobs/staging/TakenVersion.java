package io.datasurface.awsbatch.jobs.staging;

/**
 * The version of a file as it stands in the record of what was taken. That of a dropped file has its content behind it, so that it is known
 * when it is delivered again.
 *
 * @param version of the file as it was found
 * @param content what tells the content from others; empty if it was not looked at
 * @param isBad whether nothing was taken of the file, because it can't be read
 */
public record TakenVersion(String version, String content, boolean isBad) {
    private static final char CONTENT = '#';
    private static final String BAD = "bad ";

    /** Undoes {@link #toString}; what is no record of a dropped file is the version itself. */
    public static TakenVersion parse(String recorded) {
        int at = recorded.indexOf(CONTENT);
        if (at < 0) {
            return new TakenVersion(recorded, "", false);
        }
        String content = recorded.substring(at + 1);
        boolean bad = content.startsWith(BAD);
        return new TakenVersion(recorded.substring(0, at), bad ? content.substring(BAD.length()) : content, bad);
    }

    /** Whether a record is that of a dropped file. */
    public static boolean isOfDrop(String recorded) {
        return recorded.indexOf(CONTENT) >= 0;
    }

    @Override
    public String toString() {
        return version + CONTENT + (isBad ? BAD : "") + content;
    }
}
