package io.datasurface.model.schema;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.OrderMatters;
import io.datasurface.model.policy.SimpleDC;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as an Avro schema describes them. The fields of its top-level record are the columns.
 *
 * @param documentation words for people
 * @param avro the Avro schema, as JSON; lint reports what is wrong with it
 * @param primaryKeyColumns names of the key columns in order; primitive fields of the top-level record
 * @param ingestionPartitionColumns names of the partition columns in order; primitive fields of the top-level record
 * @param classification how sensitive the records are
 */
public record AvroSchema(
        Optional<Documentation> documentation,
        JsonValue avro,
        @OrderMatters List<String> primaryKeyColumns,
        @OrderMatters List<String> ingestionPartitionColumns,
        List<SimpleDC> classification)
        implements Schema {
    /** Copies the lists. */
    public AvroSchema {
        primaryKeyColumns = List.copyOf(primaryKeyColumns);
        ingestionPartitionColumns = List.copyOf(ingestionPartitionColumns);
        classification = List.copyOf(classification);
    }

    /**
     * The fields of the top-level record as columns. A union with null is a nullable column, an enum a text, {@code fixed} binary; what has
     * no column type (a union of several types, a record that holds itself) is a {@link VariantType}. Worked out at each call.
     *
     * @return columns by name, in order; without those that cannot be read
     */
    @Override
    public Map<String, DDLColumn> columns() {
        return new AvroReader().read(this).columns();
    }

    /**
     * What is wrong with the Avro schema, by the Avro specification 1.11.
     *
     * @return sentences, each with the path of a field; empty for a schema that can be used
     */
    public List<String> mistakes() {
        return new AvroReader().read(this).mistakes();
    }

    /**
     * Begins a Avro schema; everything else has its default.
     *
     * @param avro the Avro schema, as JSON; lint reports what is wrong with it
     * @return a builder
     */
    public static Builder builder(JsonValue avro) {
        return new Builder(avro);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(avro);
        builder.documentation = documentation;
        builder.primaryKeyColumns = new ArrayList<>(primaryKeyColumns);
        builder.ingestionPartitionColumns = new ArrayList<>(ingestionPartitionColumns);
        builder.classification = new ArrayList<>(classification);
        return builder;
    }

    /** Collects the parts of a Avro schema. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private Optional<Documentation> documentation = Optional.empty();
        private JsonValue avro;
        private List<String> primaryKeyColumns = new ArrayList<>();
        private List<String> ingestionPartitionColumns = new ArrayList<>();
        private List<SimpleDC> classification = new ArrayList<>();

        private Builder(JsonValue avro) {
            this.avro = avro;
        }

        /**
         * Sets {@link AvroSchema#documentation}.
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
         * Sets {@link AvroSchema#avro}.
         *
         * @param avro the Avro schema, as JSON; lint reports what is wrong with it
         * @return this builder
         */
        public Builder avro(JsonValue avro) {
            this.avro = avro;
            return this;
        }

        /**
         * Adds to {@link AvroSchema#primaryKeyColumns}.
         *
         * @param primaryKeyColumn what is added
         * @return this builder
         */
        public Builder primaryKeyColumn(String primaryKeyColumn) {
            primaryKeyColumns.add(primaryKeyColumn);
            return this;
        }

        /**
         * Sets all {@link AvroSchema#primaryKeyColumns}.
         *
         * @param primaryKeyColumns names of the key columns in order; primitive fields of the top-level record
         * @return this builder
         */
        public Builder primaryKeyColumns(List<String> primaryKeyColumns) {
            this.primaryKeyColumns = new ArrayList<>(primaryKeyColumns);
            return this;
        }

        /**
         * Adds to {@link AvroSchema#ingestionPartitionColumns}.
         *
         * @param ingestionPartitionColumn what is added
         * @return this builder
         */
        public Builder ingestionPartitionColumn(String ingestionPartitionColumn) {
            ingestionPartitionColumns.add(ingestionPartitionColumn);
            return this;
        }

        /**
         * Sets all {@link AvroSchema#ingestionPartitionColumns}.
         *
         * @param ingestionPartitionColumns names of the partition columns in order; primitive fields of the top-level record
         * @return this builder
         */
        public Builder ingestionPartitionColumns(List<String> ingestionPartitionColumns) {
            this.ingestionPartitionColumns = new ArrayList<>(ingestionPartitionColumns);
            return this;
        }

        /**
         * Sets all {@link AvroSchema#classification}.
         *
         * @param classification how sensitive the records are
         * @return this builder
         */
        public Builder classification(List<SimpleDC> classification) {
            this.classification = new ArrayList<>(classification);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a Avro schema
         */
        public AvroSchema build() {
            return new AvroSchema(documentation, avro, primaryKeyColumns, ingestionPartitionColumns, classification);
        }
    }
}
