package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.drop.CsvRecords;
import io.datasurface.awsbatch.jobs.drop.RowSource;
import io.datasurface.awsbatch.jobs.drop.XmlRecords;
import io.datasurface.awsbatch.jobs.json.JsonRecords;
import io.datasurface.awsbatch.spec.DropFormat;

/** How the rows of dropped files are found, by format. */
final class RowSources {
    private RowSources() {}

    /**
     * For a format.
     *
     * @throws IllegalArgumentException if it brings its own types, so that Spark reads it
     */
    static RowSource of(DropFormat format) {
        return format.accept(new DropFormat.Visitor<RowSource>() {
            @Override
            public RowSource csv(DropFormat.Csv csv) {
                return RowSources.csv(csv);
            }

            @Override
            public RowSource json(DropFormat.Json json) {
                return RowSources.json(json.lines(), json.encoding());
            }

            @Override
            public RowSource xml(DropFormat.Xml xml) {
                return RowSources.xml(xml.rowTag(), xml.encoding());
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
        return (in, columns) -> new CsvRecords(RowSource.text(in, encoding), columns, form);
    }

    private static RowSource json(boolean lines, String encoding) {
        return (in, columns) -> new JsonRecords(RowSource.text(in, encoding), columns, lines);
    }

    private static RowSource xml(String rowTag, String encoding) {
        return (in, columns) -> new XmlRecords(RowSource.text(in, encoding), columns, rowTag);
    }
}
