package io.datasurface.model;

import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of records of one shape, such as a table.
 *
 * @param name name in its datastore
 * @param documentation words for people
 * @param originalSchema its shape at the producer; absent is a lint error
 * @param policies names of the zone's storage policies that it follows
 * @param dataClassificationOverride how sensitive the whole dataset is, instead of by column
 * @param qualityRules what must hold for its data, by name
 * @param deprecation set if it should no longer be used
 */
public record Dataset(
        String name,
        Optional<Documentation> documentation,
        Optional<Schema> originalSchema,
        List<String> policies,
        List<SimpleDC> dataClassificationOverride,
        Map<String, DataQualityRule> qualityRules,
        Optional<Deprecation> deprecation)
        implements Named {
    /** Copies the collections. */
    public Dataset {
        policies = List.copyOf(policies);
        dataClassificationOverride = List.copyOf(dataClassificationOverride);
        qualityRules = Copies.byName("Dataset.qualityRules", qualityRules);
    }

    /**
     * A dataset with a schema and nothing else.
     *
     * @param name name in its datastore
     * @param schema its shape
     * @return the dataset
     */
    public static Dataset of(String name, Schema schema) {
        return new Dataset(
                name, Optional.empty(), Optional.of(schema), List.of(), List.of(), Map.of(), Optional.empty());
    }

    /**
     * Begins a dataset; everything else has its default.
     *
     * @param name name in its datastore
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.documentation = documentation;
        builder.originalSchema = originalSchema;
        builder.policies = new ArrayList<>(policies);
        builder.dataClassificationOverride = new ArrayList<>(dataClassificationOverride);
        builder.qualityRules = new LinkedHashMap<>(qualityRules);
        builder.deprecation = deprecation;
        return builder;
    }

    /** Collects the parts of a dataset. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<Schema> originalSchema = Optional.empty();
        private List<String> policies = new ArrayList<>();
        private List<SimpleDC> dataClassificationOverride = new ArrayList<>();
        private Map<String, DataQualityRule> qualityRules = new LinkedHashMap<>();
        private Optional<Deprecation> deprecation = Optional.empty();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Dataset#name}.
         *
         * @param name name in its datastore
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link Dataset#documentation}.
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
         * Sets {@link Dataset#originalSchema}.
         *
         * @param originalSchema its shape at the producer; absent is a lint error
         * @return this builder
         */
        public Builder originalSchema(Schema originalSchema) {
            this.originalSchema = Optional.of(originalSchema);
            return this;
        }

        /**
         * Adds to {@link Dataset#policies}.
         *
         * @param policy what is added
         * @return this builder
         */
        public Builder policy(String policy) {
            policies.add(policy);
            return this;
        }

        /**
         * Sets all {@link Dataset#policies}.
         *
         * @param policies names of the zone's storage policies that it follows
         * @return this builder
         */
        public Builder policies(List<String> policies) {
            this.policies = new ArrayList<>(policies);
            return this;
        }

        /**
         * Adds to {@link Dataset#dataClassificationOverride}.
         *
         * @param dataClassification what is added
         * @return this builder
         */
        public Builder dataClassification(SimpleDC dataClassification) {
            dataClassificationOverride.add(dataClassification);
            return this;
        }

        /**
         * Sets all {@link Dataset#dataClassificationOverride}.
         *
         * @param dataClassificationOverride how sensitive the whole dataset is, instead of by column
         * @return this builder
         */
        public Builder dataClassificationOverride(List<SimpleDC> dataClassificationOverride) {
            this.dataClassificationOverride = new ArrayList<>(dataClassificationOverride);
            return this;
        }

        /**
         * Adds to {@link Dataset#qualityRules}, in the place of one with the same name.
         *
         * @param qualityRule what is added
         * @return this builder
         */
        public Builder qualityRule(DataQualityRule qualityRule) {
            qualityRules.put(qualityRule.name(), qualityRule);
            return this;
        }

        /**
         * Sets all {@link Dataset#qualityRules}, in this order.
         *
         * @param qualityRules what must hold for its data; of two with one name the later counts
         * @return this builder
         */
        public Builder qualityRules(Iterable<? extends DataQualityRule> qualityRules) {
            this.qualityRules = new LinkedHashMap<>();
            qualityRules.forEach(this::qualityRule);
            return this;
        }

        /**
         * Sets {@link Dataset#deprecation}.
         *
         * @param deprecation set if it should no longer be used
         * @return this builder
         */
        public Builder deprecation(Deprecation deprecation) {
            this.deprecation = Optional.of(deprecation);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a dataset
         */
        public Dataset build() {
            return new Dataset(
                    name,
                    documentation,
                    originalSchema,
                    policies,
                    dataClassificationOverride,
                    qualityRules,
                    deprecation);
        }
    }
}
