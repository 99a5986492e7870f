package io.datasurface.model.io;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Strict reading of UTF-8 files: a byte order mark is skipped, and what is not UTF-8 is an error instead of a question mark. */
final class Utf8 {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Utf8() {}

    /** Opens a file; reading fails with {@link CharacterCodingException} where the file is not UTF-8. */
    static Reader open(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        PushbackReader reader = new PushbackReader(new InputStreamReader(Files.newInputStream(file), decoder), 1);
        try {
            int first = reader.read();
            if (first >= 0 && first != BYTE_ORDER_MARK) {
                reader.unread(first);
            }
            return reader;
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Finds the first byte that is not UTF-8; the column counts bytes that follow ASCII characters exactly. */
    static long firstFault(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        byte[] again = decoded.getBytes(StandardCharsets.UTF_8);
        int fault = java.util.Arrays.mismatch(bytes, again);
        String before = new String(bytes, 0, Math.max(fault, 0), StandardCharsets.UTF_8);
        int line = 1;
        int lineStart = 0;
        for (int i = before.indexOf('\n'); i >= 0; i = before.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return Positions.pack(line, before.length() - lineStart + 1);
    }
}
