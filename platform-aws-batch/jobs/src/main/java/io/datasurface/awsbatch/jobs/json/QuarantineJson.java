package io.datasurface.awsbatch.jobs.json;

import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What is in quarantine, a JSON object per line, as the spec describes it. */
public final class QuarantineJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private QuarantineJson() {}

    /** The lines, in UTF-8. */
    public static byte[] write(List<BadRow> rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (BadRow row : rows) {
            lines.writeBytes((line(row) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines.toByteArray();
    }

    private static String line(BadRow row) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("file", row.file());
            if (row.row() > 0) {
                json.writeNumberProperty("row", row.row());
            }
            if (row.line() > 0) {
                json.writeNumberProperty("line", row.line());
            }
            if (!row.id().isEmpty()) {
                json.writeStringProperty(StagingColumns.DOCUMENT_ID, row.id());
            }
            if (!row.column().isEmpty()) {
                json.writeStringProperty("column", row.column());
            }
            if (row.row() > 0) {
                json.writeStringProperty("value", row.value());
            }
            json.writeStringProperty("reason", row.reason());
            json.writeEndObject();
        }
        return line.toString();
    }
}
