package io.datasurface.model.schema;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Shorthand;
import io.datasurface.model.policy.SimpleDC;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name name of the column
 * @param type its type
 * @param nullable whether it may hold NULL
 * @param classification how sensitive it is
 * @param documentation words for people
 */
public record DDLColumn(
        String name,
        @Shorthand DataType type,
        @Default("true") boolean nullable,
        List<SimpleDC> classification,
        Optional<Documentation> documentation)
        implements Named {
    /** Copies the classification. */
    public DDLColumn {
        classification = List.copyOf(classification);
    }

    /**
     * A nullable column without classification.
     *
     * @param name name of the column
     * @param type its type
     * @return the column
     */
    public static DDLColumn of(String name, DataType type) {
        return new DDLColumn(name, type, true, List.of(), Optional.empty());
    }

    /**
     * A column that may not hold NULL, without classification.
     *
     * @param name name of the column
     * @param type its type
     * @return the column
     */
    public static DDLColumn required(String name, DataType type) {
        return new DDLColumn(name, type, false, List.of(), Optional.empty());
    }

    /**
     * Begins a column; everything else has its default.
     *
     * @param name name of the column
     * @param type its type
     * @return a builder
     */
    public static Builder builder(String name, DataType type) {
        return new Builder(name, type);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name, type);
        builder.nullable = nullable;
        builder.classification = new ArrayList<>(classification);
        builder.documentation = documentation;
        return builder;
    }

    /** Collects the parts of a column. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private DataType type;
        private boolean nullable = true;
        private List<SimpleDC> classification = new ArrayList<>();
        private Optional<Documentation> documentation = Optional.empty();

        private Builder(String name, DataType type) {
            this.name = name;
            this.type = type;
        }

        /**
         * Sets {@link DDLColumn#name}.
         *
         * @param name name of the column
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link DDLColumn#type}.
         *
         * @param type its type
         * @return this builder
         */
        public Builder type(DataType type) {
            this.type = type;
            return this;
        }

        /**
         * Sets {@link DDLColumn#nullable}.
         *
         * @param nullable whether it may hold NULL
         * @return this builder
         */
        public Builder nullable(boolean nullable) {
            this.nullable = nullable;
            return this;
        }

        /**
         * Sets all {@link DDLColumn#classification}.
         *
         * @param classification how sensitive it is
         * @return this builder
         */
        public Builder classification(List<SimpleDC> classification) {
            this.classification = new ArrayList<>(classification);
            return this;
        }

        /**
         * Sets {@link DDLColumn#documentation}.
         *
         * @param documentation words for people
         * @return this builder
         */
        public Builder documentation(Documentation documentation) {
            this.documentation = Optional.of(documentation);
            return this;
        }

        /**
         * Documents with plain text.
         *
         * @param description the text
         * @return this builder
         */
        public Builder documentation(String description) {
            return documentation(Documentation.of(description));
        }

        /**
         * Makes the object.
         *
         * @return a column
         */
        public DDLColumn build() {
            return new DDLColumn(name, type, nullable, classification, documentation);
        }
    }
}
