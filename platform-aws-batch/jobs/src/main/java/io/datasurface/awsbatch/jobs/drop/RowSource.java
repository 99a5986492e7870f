package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Finds the rows in the text of a file. Travels to where files are read. */
@FunctionalInterface
public interface RowSource extends Serializable {
    /**
     * The rows.
     *
     * @param in the file's bytes
     * @throws BadFileException if it is not of the format
     * @throws IOException if it cannot be read
     */
    Records open(InputStream in, Columns columns) throws IOException;

    /**
     * The text of a file, without the mark of the byte order that it may begin with.
     *
     * @param encoding name of a character set; a byte that it does not have is an exception
     * @throws IOException if the bytes cannot be read
     */
    static Reader text(InputStream in, String encoding) throws IOException {
        Reader text = new InputStreamReader(
                in,
                Charset.forName(encoding)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new MarkedText(text);
    }
}
