package io.datasurface.model.capture;

import io.datasurface.model.common.Default;
import java.util.Optional;

/**
 * Text with one row per line and separated fields.
 *
 * @param delimiter what separates fields
 * @param quote what encloses a field that holds a delimiter; empty: nothing
 * @param escape what protects a quote; absent: it is doubled
 * @param header whether the first line names the columns; otherwise they come in the order of the schema
 * @param nullText what stands for NULL
 * @param encoding the character set, by its IANA name
 */
public record CsvFormat(
        @Default(",") String delimiter,
        @Default("\"") String quote,
        Optional<String> escape,
        @Default("true") boolean header,
        @Default("") String nullText,
        @Default("UTF-8") String encoding)
        implements FileFormat {
    /**
     * Begins a csv format; everything else has its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.delimiter = delimiter;
        builder.quote = quote;
        builder.escape = escape;
        builder.header = header;
        builder.nullText = nullText;
        builder.encoding = encoding;
        return builder;
    }

    /** Collects the parts of a csv format. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String delimiter = ",";
        private String quote = "\"";
        private Optional<String> escape = Optional.empty();
        private boolean header = true;
        private String nullText = "";
        private String encoding = "UTF-8";

        private Builder() {}

        /**
         * Sets {@link CsvFormat#delimiter}.
         *
         * @param delimiter what separates fields
         * @return this builder
         */
        public Builder delimiter(String delimiter) {
            this.delimiter = delimiter;
            return this;
        }

        /**
         * Sets {@link CsvFormat#quote}.
         *
         * @param quote what encloses a field that holds a delimiter; empty: nothing
         * @return this builder
         */
        public Builder quote(String quote) {
            this.quote = quote;
            return this;
        }

        /**
         * Sets {@link CsvFormat#escape}.
         *
         * @param escape what protects a quote; absent: it is doubled
         * @return this builder
         */
        public Builder escape(String escape) {
            this.escape = Optional.of(escape);
            return this;
        }

        /**
         * Sets {@link CsvFormat#header}.
         *
         * @param header whether the first line names the columns; otherwise they come in the order of the schema
         * @return this builder
         */
        public Builder header(boolean header) {
            this.header = header;
            return this;
        }

        /**
         * Sets {@link CsvFormat#nullText}.
         *
         * @param nullText what stands for NULL
         * @return this builder
         */
        public Builder nullText(String nullText) {
            this.nullText = nullText;
            return this;
        }

        /**
         * Sets {@link CsvFormat#encoding}.
         *
         * @param encoding the character set, by its IANA name
         * @return this builder
         */
        public Builder encoding(String encoding) {
            this.encoding = encoding;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a csv format
         */
        public CsvFormat build() {
            return new CsvFormat(delimiter, quote, escape, header, nullText, encoding);
        }
    }
}
