package io.datasurface.awsbatch.spec;

import java.util.Optional;

/** How dropped files are written. Texts are read strictly: a byte that the encoding does not have makes the file a bad one. */
public sealed interface DropFormat {

    /** Calls the visitor's method for this format. */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per format.
     *
     * @param <R> result
     */
    interface Visitor<R> {
        /** For separated fields. */
        R csv(Csv csv);

        /** For JSON objects. */
        R json(Json json);

        /** For XML elements. */
        R xml(Xml xml);

        /** For Parquet. */
        R parquet(Parquet parquet);
    }

    /**
     * A row per record, with separated fields. A field that is {@link #nullText} and not quoted is null, and so is an empty one of any type but a
     * text.
     *
     * @param delimiter what separates fields, one character
     * @param quote what encloses a field, one character; empty: nothing does
     * @param escape what protects a quote within quotes, one character; absent: the quote is doubled
     * @param header whether the first record names the columns, in any order; else they come in the order of the schema
     * @param nullText what stands for null
     * @param encoding the character set, by its IANA name
     */
    record Csv(
            String delimiter, String quote, Optional<String> escape, boolean header, String nullText, String encoding)
            implements DropFormat {
        /** Refuses separators that are not one character or stand for two things, and unknown encodings. */
        public Csv {
            one("delimiter", delimiter);
            if (!quote.isEmpty()) {
                one("quote", quote);
            }
            escape.ifPresent(text -> one("escape", text));
            if (quote.equals(delimiter) || escape.filter(delimiter::equals).isPresent()) {
                throw Checks.refused("delimiter", delimiter, "it is also the quote or the escape; use another one");
            }
            Checks.unicode("nullText", nullText);
            Checks.encoding(encoding);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.csv(this);
        }
    }

    /**
     * An object per row.
     *
     * @param lines whether each line is one object; else the file is one array of objects
     * @param encoding the character set, by its IANA name
     */
    record Json(boolean lines, String encoding) implements DropFormat {
        /** Refuses unknown encodings. */
        public Json {
            Checks.encoding(encoding);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.json(this);
        }
    }

    /**
     * An element per row, whose attributes and child elements are the columns.
     *
     * @param rowTag name of the element, without namespace
     * @param encoding the character set, by its IANA name; what the file itself says does not count
     */
    record Xml(String rowTag, String encoding) implements DropFormat {
        /** Refuses what is no name, and unknown encodings. */
        public Xml {
            Checks.text("rowTag", rowTag);
            Checks.encoding(encoding);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.xml(this);
        }
    }

    /** Apache Parquet, which brings its types: a file whose types do not become those of the dataset without loss is a bad one. */
    record Parquet() implements DropFormat {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parquet(this);
        }
    }

    private static void one(String what, String text) {
        boolean isOne = text.length() == 1
                && !Character.isSurrogate(text.charAt(0))
                && !text.equals("\n")
                && !text.equals("\r")
                && !text.equals("\0");
        if (!isOne) {
            throw Checks.refused(what, text, "it must be one character of the basic plane, and no end of a line");
        }
    }
}
