package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.model.capture.AvroFormat;
import io.datasurface.model.capture.CsvFormat;
import io.datasurface.model.capture.FileFormat;
import io.datasurface.model.capture.JsonFormat;
import io.datasurface.model.capture.OrcFormat;
import io.datasurface.model.capture.ParquetFormat;
import io.datasurface.model.capture.XmlFormat;

/** The formats of dropped files in the terms of the jobs. */
final class DropFormats {
    private DropFormats() {}

    /**
     * Returns the format.
     *
     * @throws IllegalArgumentException if the jobs do not read it
     */
    static DropFormat of(FileFormat format) {
        if (format instanceof CsvFormat csv) {
            return new DropFormat.Csv(
                    csv.delimiter(), csv.quote(), csv.escape(), csv.header(), csv.nullText(), csv.encoding());
        }
        if (format instanceof JsonFormat json) {
            return new DropFormat.Json(json.lines(), json.encoding());
        }
        if (format instanceof XmlFormat xml) {
            return new DropFormat.Xml(xml.rowTag(), xml.encoding());
        }
        if (format instanceof ParquetFormat) {
            return new DropFormat.Parquet();
        }
        String name = format instanceof AvroFormat ? "Avro" : format instanceof OrcFormat ? "ORC" : "this format";
        throw new IllegalArgumentException(
                "The jobs read CSV, JSON, XML and Parquet files, and not " + name + "; have them written as Parquet");
    }
}
