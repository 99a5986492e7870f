package io.datasurface.awsbatch.jobs.document;

import io.datasurface.awsbatch.jobs.document.DocumentValue.Fields;
import io.datasurface.awsbatch.jobs.document.DocumentValue.Plain;
import io.datasurface.awsbatch.jobs.drop.BadRow;
import io.datasurface.awsbatch.jobs.drop.Columns;
import io.datasurface.awsbatch.jobs.drop.Conversion;
import io.datasurface.awsbatch.jobs.drop.Conversion.NoValueException;
import io.datasurface.awsbatch.jobs.drop.Conversions;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.StagingColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.jspecify.annotations.Nullable;

/**
 * Makes a row of a document: the columns of the dataset and, behind them, null or what is wrong with the document (column, value, reason). A
 * column has the field of its name, in the same letters; {@link StagingColumns#DOCUMENT_ID} has the key that stands beside the document. Of a deletion the
 * row has only the key; of a bad document too, if that is one. Travels to where files are read.
 */
public final class DocumentReader implements UDF3<String, String, String, Row> {
    private static final long serialVersionUID = 1L;
    /** Source: AWS DMS user guide, MongoDB as a source, limitations. */
    private static final int LONGEST_KEY = 200;

    private final Columns columns;
    private final DocumentParser parser;
    private transient @Nullable List<OfColumn> conversions;

    /** Parses JSON; travels. */
    public interface DocumentParser extends Serializable {
        /**
         * What a text says.
         *
         * @param unwrap what an object stands for
         * @throws IllegalArgumentException with the reason, if it is no JSON
         */
        DocumentValue parse(String text, Function<Fields, DocumentValue> unwrap);
    }

    private record OfColumn(Columns.Column column, SpecType type, Conversion conversion) {}

    /**
     * Makes a reader.
     *
     * @param columns of the dataset
     */
    public DocumentReader(Columns columns, DocumentParser parser) {
        this.columns = columns;
        this.parser = parser;
    }

    /** The row of a document. */
    @Override
    public Row call(@Nullable String op, @Nullable String id, @Nullable String document) {
        boolean isDeletion = "D".equals(op);
        if (document == null && !isDeletion) {
            return bad(id, "", "", "it has no document");
        }
        if (id != null && id.length() >= LONGEST_KEY && !isDeletion) {
            return bad(
                    id,
                    StagingColumns.DOCUMENT_ID,
                    id,
                    "its key may be cut: DMS gives " + LONGEST_KEY + " characters at most");
        }
        DocumentValue content = new DocumentValue.Nothing();
        if (!isDeletion) {
            try {
                content = parser.parse(String.valueOf(document), ExtendedJson::plain);
            } catch (IllegalArgumentException e) {
                return bad(id, "", String.valueOf(document), String.valueOf(e.getMessage()));
            }
            if (!(content instanceof Fields)) {
                return bad(id, "", String.valueOf(document), "it is no JSON object");
            }
        }
        return row(id, isDeletion, content);
    }

    private Row row(@Nullable String id, boolean isDeletion, DocumentValue content) {
        @Nullable Object[] values = new Object[columns.all().size() + 1];
        int at = 0;
        for (OfColumn each : conversions()) {
            boolean isKey = each.column().name().equals(StagingColumns.DOCUMENT_ID);
            DocumentValue given = isKey ? key(id) : field(content, each.column().name());
            try {
                values[at] = each.conversion().of(RawValues.of(given, each.type()));
            } catch (NoValueException e) {
                return bad(id, each.column().name(), given.text(), String.valueOf(e.getMessage()));
            }
            if (values[at] == null && (isKey || !isDeletion) && !each.column().nullable()) {
                return bad(id, each.column().name(), "", "it has no value, and the column can't be null");
            }
            at++;
        }
        return RowFactory.create(values);
    }

    private static DocumentValue field(DocumentValue content, String name) {
        return content instanceof Fields fields ? fields.field(name) : new DocumentValue.Nothing();
    }

    /** The key of a document as a text, or as MongoDB writes what JSON has no type for. */
    private DocumentValue key(@Nullable String id) {
        if (id == null) {
            return new DocumentValue.Nothing();
        }
        if (id.startsWith("{")) {
            try {
                return parser.parse(id, ExtendedJson::plain);
            } catch (IllegalArgumentException e) {
                return new Plain(id); // A text may begin like that.
            }
        }
        return new Plain(id);
    }

    private Row bad(@Nullable String id, String column, String value, String reason) {
        @Nullable Object[] values = new Object[columns.all().size() + 1];
        int at = 0;
        for (OfColumn each : conversions()) {
            values[at++] = each.column().name().equals(StagingColumns.DOCUMENT_ID) ? keyOrNull(id, each) : null;
        }
        // Only its beginning is kept.
        BadRow cut = new BadRow("", 0, 0, column, value, reason);
        values[columns.all().size()] = RowFactory.create(cut.column(), cut.value(), cut.reason());
        return RowFactory.create(values);
    }

    private @Nullable Object keyOrNull(@Nullable String id, OfColumn column) {
        try {
            return column.conversion().of(RawValues.of(key(id), column.type()));
        } catch (NoValueException e) {
            return null; // It is what is wrong with the document.
        }
    }

    private List<OfColumn> conversions() {
        List<OfColumn> made = conversions;
        if (made == null) {
            made = new ArrayList<>();
            for (Columns.Column column : columns.all()) {
                SpecType type = SpecType.parse(column.type());
                made.add(new OfColumn(column, type, Conversions.to(type)));
            }
            conversions = made;
        }
        return made;
    }
}
