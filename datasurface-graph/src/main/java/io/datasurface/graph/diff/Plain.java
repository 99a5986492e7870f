package io.datasurface.graph.diff;

/** Text that people read on one line: a name can hold any character. */
final class Plain {
    private Plain() {}

    /** The text with what has no picture, such as control characters, written as hexadecimal numbers. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (hasPicture(point)) {
                line.appendCodePoint(point);
            } else {
                line.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return line.toString();
    }

    private static boolean hasPicture(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A number of things, such as {@code 1 node} or {@code 1,200 nodes}. */
    static String count(long number, String one, String many) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            digits.insert(at, ',');
        }
        return digits + " " + (number == 1 ? one : many);
    }
}
