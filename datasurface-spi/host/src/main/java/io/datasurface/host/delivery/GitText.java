package io.datasurface.host.delivery;

/** How repositories and what they say are shown to people. */
final class GitText {
    private static final int LONGEST_LINE = 200;

    private GitText() {}

    /** An address without whatever somebody has put before its host: that may be a secret. */
    static String address(String uri) {
        return line(uri.replaceFirst("://.*@", "://"));
    }

    /** One line of plain characters, whatever the text is. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_LINE)
                .forEach(point -> line.appendCodePoint(
                        Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? ' ' : point));
        return line.toString().strip();
    }

    /** The innermost reason that says anything; JGit wraps what it was told. */
    static String reason(Throwable failure) {
        String reason = line(String.valueOf(failure.getMessage()));
        Throwable cause = failure.getCause();
        while (cause != null) {
            if (cause.getMessage() != null && !reason.contains(line(cause.getMessage()))) {
                reason = reason + ": " + line(cause.getMessage());
            }
            cause = cause.getCause();
        }
        return reason;
    }
}
