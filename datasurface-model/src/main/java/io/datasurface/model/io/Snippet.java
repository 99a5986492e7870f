package io.datasurface.model.io;

import java.util.Arrays;

/**
 * The rest of an object that has just begun, as bytes: up to where its braces are balanced, if that is near. Braces inside of texts count as
 * if they were none, so this may be less or more than the object. But if the bytes equal the whole rest of one that was read before, it ends
 * where that did.
 */
final class Snippet {
    private static final int LONGEST = 512;

    private final JsonInput input;
    private int length;
    private long hash;

    Snippet(JsonInput input) {
        this.input = input;
    }

    /** Looks for the rest of an object, and accepts one whose keys stand on lines of their own. The input stands behind the opening brace. */
    boolean find() {
        input.has(LONGEST - 1); // or up to the end of the file
        int from = input.next();
        int end = Math.min(input.end(), from + LONGEST);
        byte[] window = input.window();
        if (from == end || (window[from] != '\n' && window[from] != '\r')) {
            return false;
        }
        int open = 1;
        long code = 0;
        for (int i = from; i < end; i += EightBytes.COUNT) {
            long eight = EightBytes.at(window, i);
            int j = EightBytes.beforeBrace(eight);
            for (; j < EightBytes.COUNT && i + j < end; j++) {
                open += window[i + j] == '{' ? 1 : window[i + j] == '}' ? -1 : 0;
                if (open == 0) {
                    hash = EightBytes.mix(code, EightBytes.first(eight, j));
                    length = i + j + 1 - from;
                    return true;
                }
            }
            code = EightBytes.mix(code, eight);
        }
        return false;
    }

    int length() {
        return length;
    }

    long hash() {
        return hash;
    }

    boolean matches(byte[] bytes) {
        int from = input.next();
        return Arrays.equals(bytes, 0, bytes.length, input.window(), from, from + length);
    }

    byte[] copy() {
        int from = input.next();
        return Arrays.copyOfRange(input.window(), from, from + length);
    }
}
