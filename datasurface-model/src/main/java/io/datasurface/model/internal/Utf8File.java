package io.datasurface.model.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Strict reading of UTF-8 files: a byte order mark is skipped, and what is not UTF-8 is an error instead of a question mark. */
public final class Utf8File {
    /**
     * A place in a file.
     *
     * @param line line, from 1
     * @param column column in characters, from 1
     */
    public record Place(int line, int column) {}

    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int BUFFER = 1 << 16;

    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private int line = 1;
    private int column = 1;
    private boolean afterReturn;

    private Utf8File() {}

    /**
     * Opens a file.
     *
     * @param file the file
     * @return its text; to read it fails with a {@link java.nio.charset.CharacterCodingException} where the file is not UTF-8
     * @throws IOException if it cannot be opened, or is not UTF-8 at its beginning
     */
    public static Reader open(Path file) throws IOException {
        return open(Files.newInputStream(file));
    }

    /**
     * Opens a file that is open as bytes.
     *
     * @param stream its bytes, from the first on
     * @return its text, which closes the stream; to read it fails with a {@link java.nio.charset.CharacterCodingException} where the file
     *     is not UTF-8
     * @throws IOException if it cannot be read, or is not UTF-8 at its beginning
     */
    public static Reader open(InputStream stream) throws IOException {
        PushbackReader reader = new PushbackReader(new InputStreamReader(stream, decoder()), 1);
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

    /**
     * Finds the first byte that is not UTF-8, in memory that does not grow with the file.
     *
     * @param file the file
     * @return where it stands; the end of the file if all is UTF-8
     * @throws IOException if the file cannot be read
     */
    public static Place firstFault(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new Utf8File().firstFault(stream);
        }
    }

    /**
     * Whether a file looks like UTF-16 or UTF-32: it begins with a mark of these, or one of its first characters takes more than a byte
     * although it is ASCII.
     *
     * @param file the file
     * @return true if so; false also if it cannot be read
     */
    public static boolean isWide(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] first = stream.readNBytes(4);
            if (first.length < 4) {
                return false;
            }
            int mark = ((first[0] & 0xFF) << 8) | (first[1] & 0xFF);
            return mark == 0xFEFF
                    || mark == 0xFFFE
                    || (first[0] == 0) != (first[1] == 0)
                    || (mark == 0 && first[3] != 0);
        } catch (IOException e) {
            return false;
        }
    }

    private Place firstFault(InputStream stream) throws IOException {
        CharsetDecoder decoder = decoder();
        boolean ended = false;
        while (!ended) {
            int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
            ended = count < 0;
            bytes.position(bytes.position() + Math.max(count, 0)).flip();
            CoderResult result = decoder.decode(bytes, chars, ended);
            count();
            if (result.isError()) {
                break;
            }
            bytes.compact();
        }
        return new Place(line, column);
    }

    private void count() {
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                line++;
                column = 1;
            } else if (c != BYTE_ORDER_MARK || line > 1 || column > 1) {
                column++;
            }
        }
        chars.clear();
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
