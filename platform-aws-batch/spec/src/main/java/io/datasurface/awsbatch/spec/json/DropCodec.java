package io.datasurface.awsbatch.spec.json;

import io.datasurface.awsbatch.spec.ColumnReading;
import io.datasurface.awsbatch.spec.DropFormat;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.Quarantine;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

final class DropCodec {
    private static final String CSV = "csv";
    private static final String JSON = "json";
    private static final String XML = "xml";
    private static final String PARQUET = "parquet";

    private DropCodec() {}

    static void write(Out out, FileDropSource drops) {
        out.text("location", drops.location());
        out.object("format", fields -> writeFormat(fields, drops.format()));
        out.text("content", drops.content().name());
        out.textMap("files", drops.files());
        out.number("loadEpoch", drops.loadEpoch());
        out.text("workFolder", drops.workFolder());
        out.object("quarantine", fields -> writeQuarantine(fields, drops.quarantine()));
        out.objects("readings", drops.readings(), DropCodec::writeReading);
        drops.runMarker().ifPresent(marker -> out.text("runMarker", marker));
    }

    static Value<IngestSource> read(Fields fields) {
        Value<String> location = fields.text("location");
        Value<DropFormat> format = fields.object("format", DropCodec::readFormat);
        Value<FileDropSource.Content> content = fields.oneOf("content", FileDropSource.Content.class);
        Value<SortedMap<String, String>> files = fields.textMap("files");
        Value<Long> loadEpoch = fields.number("loadEpoch");
        Value<String> workFolder = fields.text("workFolder");
        Value<Quarantine> quarantine = fields.object("quarantine", DropCodec::readQuarantine);
        Value<List<ColumnReading>> readings = fields.objects("readings", DropCodec::readReading);
        Value<Optional<String>> runMarker = fields.optionalText("runMarker");
        return fields.build(() -> new FileDropSource(
                location.get(),
                format.get(),
                content.get(),
                files.get(),
                loadEpoch.get(),
                workFolder.get(),
                quarantine.get(),
                readings.get(),
                runMarker.get()));
    }

    private static void writeReading(Out out, ColumnReading reading) {
        out.text("dataset", reading.dataset());
        out.text("column", reading.column());
        out.text("how", reading.how().name());
        reading.pattern().ifPresent(pattern -> out.text("pattern", pattern));
        reading.timeZone().ifPresent(zone -> out.text("timeZone", zone));
    }

    private static Value<ColumnReading> readReading(Fields fields) {
        Value<String> dataset = fields.text("dataset");
        Value<String> column = fields.text("column");
        Value<ColumnReading.How> how = fields.oneOf("how", ColumnReading.How.class);
        Value<Optional<String>> pattern = fields.optionalText("pattern");
        Value<Optional<String>> timeZone = fields.optionalText("timeZone");
        return fields.build(
                () -> new ColumnReading(dataset.get(), column.get(), how.get(), pattern.get(), timeZone.get()));
    }

    static void writeQuarantine(Out out, Quarantine quarantine) {
        out.text("location", quarantine.location());
        out.number("maxRows", quarantine.maxRows());
        out.number("maxFiles", quarantine.maxFiles());
    }

    static Value<Quarantine> readQuarantine(Fields fields) {
        Value<String> location = fields.text("location");
        Value<Long> maxRows = fields.number("maxRows");
        Value<Long> maxFiles = fields.number("maxFiles");
        return fields.build(() -> new Quarantine(location.get(), maxRows.get(), maxFiles.get()));
    }

    private static void writeFormat(Out out, DropFormat format) {
        format.accept(new DropFormat.Visitor<Out>() {
            @Override
            public Out csv(DropFormat.Csv csv) {
                out.text("kind", CSV);
                out.text("delimiter", csv.delimiter());
                out.text("quote", csv.quote());
                csv.escape().ifPresent(escape -> out.text("escape", escape));
                out.bool("header", csv.header());
                out.text("nullText", csv.nullText());
                out.text("encoding", csv.encoding());
                return out;
            }

            @Override
            public Out json(DropFormat.Json json) {
                out.text("kind", JSON);
                out.bool("lines", json.lines());
                out.text("encoding", json.encoding());
                return out;
            }

            @Override
            public Out xml(DropFormat.Xml xml) {
                out.text("kind", XML);
                out.text("rowTag", xml.rowTag());
                out.text("encoding", xml.encoding());
                return out;
            }

            @Override
            public Out parquet(DropFormat.Parquet parquet) {
                out.text("kind", PARQUET);
                return out;
            }
        });
    }

    private static Value<DropFormat> readFormat(Fields fields) {
        Value<String> kind = fields.kind(CSV, JSON, XML, PARQUET);
        if (kind.isFailed()) {
            return Value.failed();
        }
        return switch (kind.get()) {
            case CSV -> readCsv(fields);
            case JSON -> {
                Value<Boolean> lines = fields.bool("lines");
                Value<String> encoding = fields.text("encoding");
                yield fields.build(() -> new DropFormat.Json(lines.get(), encoding.get()));
            }
            case XML -> {
                Value<String> rowTag = fields.text("rowTag");
                Value<String> encoding = fields.text("encoding");
                yield fields.build(() -> new DropFormat.Xml(rowTag.get(), encoding.get()));
            }
            default -> fields.build(DropFormat.Parquet::new);
        };
    }

    private static Value<DropFormat> readCsv(Fields fields) {
        Value<String> delimiter = fields.text("delimiter");
        Value<String> quote = fields.text("quote");
        Value<Optional<String>> escape = fields.optionalText("escape");
        Value<Boolean> header = fields.bool("header");
        Value<String> nullText = fields.text("nullText");
        Value<String> encoding = fields.text("encoding");
        return fields.build(() -> new DropFormat.Csv(
                delimiter.get(), quote.get(), escape.get(), header.get(), nullText.get(), encoding.get()));
    }
}
