package io.datasurface.awsbatch.jobs.drop;

import io.datasurface.awsbatch.jobs.json.JsonRecords;
import io.datasurface.awsbatch.spec.DropFormat;
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
     * For a format.
     *
     * @throws IllegalArgumentException if it brings its own types, so that Spark reads it
     */
    static RowSource of(DropFormat format) {
        return format.accept(new DropFormat.Visitor<RowSource>() {
            @Override
            public RowSource csv(DropFormat.Csv csv) {
                return RowSource.csv(csv);
            }

            @Override
            public RowSource json(DropFormat.Json json) {
                return RowSource.json(json.lines(), json.encoding());
            }

            @Override
            public RowSource xml(DropFormat.Xml xml) {
                return RowSource.xml(xml.rowTag(), xml.encoding());
            }

            @Override
            public RowSource parquet(DropFormat.Parquet parquet) {
                throw new IllegalArgumentException("Parquet is no text");
            }
        });
    }

    private static RowSource csv(DropFormat.Csv csv) {
        CsvRecords.Csv form = new CsvRecords.Csv(
                csv.delimiter().charAt(0),
                csv.quote().isEmpty() ? 0 : csv.quote().charAt(0),
                csv.escape().map(text -> text.charAt(0)).orElse((char) 0),
                csv.header(),
                csv.nullText());
        String encoding = csv.encoding();
        return (in, columns) -> new CsvRecords(text(in, encoding), columns, form);
    }

    private static RowSource json(boolean lines, String encoding) {
        return (in, columns) -> new JsonRecords(text(in, encoding), columns, lines);
    }

    private static RowSource xml(String rowTag, String encoding) {
        return (in, columns) -> new XmlRecords(text(in, encoding), columns, rowTag);
    }

    /** The text; a byte that the encoding does not have is an exception, a mark of the byte order is left out. */
    private static Reader text(InputStream in, String encoding) throws IOException {
        Reader text = new InputStreamReader(
                in,
                Charset.forName(encoding)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new MarkedText(text);
    }
}
