package io.datasurface.graph.diff.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.OptionalLong;

/** How hashes and columns of numbers are written. */
final class HashText {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int LENGTH = 11;

    private HashText() {}

    static String of(long hash) {
        return hash == 0
                ? ""
                : new String(
                        ENCODER.encode(
                                ByteBuffer.allocate(Long.BYTES).putLong(hash).array()),
                        StandardCharsets.ISO_8859_1);
    }

    /** Undoes {@link #of}; empty if the text is no hash. */
    static OptionalLong parse(String text) {
        if (text.isEmpty()) {
            return OptionalLong.of(0);
        }
        if (text.length() != LENGTH) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)).getLong());
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether the differences of neighbours have fewer digits than the numbers. */
    static boolean stepsAreShorter(int[] numbers) {
        long plain = 0;
        long steps = 0;
        int last = 0;
        for (int number : numbers) {
            plain += digits(number);
            steps += digits(number - last);
            last = number;
        }
        return steps < plain;
    }

    private static int digits(int number) {
        int digits = number < 0 ? 2 : 1;
        for (int rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
