package io.datasurface.model;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Copies;
import io.datasurface.model.policy.DataClassificationPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a consumer uses: dataset groups in a container.
 *
 * @param name name, unique in the ecosystem
 * @param documentation words for people
 * @param dataContainer where the data is wanted
 * @param productionStatus whether it serves production
 * @param deprecation set if it should no longer be used
 * @param priority how important it is
 * @param classificationVerifier which classifications it may read
 * @param entitlements who may read it; empty: the platform's default
 * @param dataTransformer the program that reads it, if it is the input of a transformer
 * @param dsgs dataset groups by name
 */
public record Workspace(
        String name,
        Optional<Documentation> documentation,
        Optional<DataContainer> dataContainer,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        Optional<Deprecation> deprecation,
        @Default("UNKNOWN") WorkspacePriority priority,
        Optional<DataClassificationPolicy> classificationVerifier,
        List<Entitlement> entitlements,
        Optional<DataTransformer> dataTransformer,
        Map<String, DatasetGroup> dsgs)
        implements Named {
    /** Copies the collections. */
    public Workspace {
        entitlements = List.copyOf(entitlements);
        dsgs = Copies.byName("Workspace.dsgs", dsgs);
    }

    /**
     * Begins a workspace; everything else has its default.
     *
     * @param name name, unique in the ecosystem
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
        builder.dataContainer = dataContainer;
        builder.productionStatus = productionStatus;
        builder.deprecation = deprecation;
        builder.priority = priority;
        builder.classificationVerifier = classificationVerifier;
        builder.entitlements = new ArrayList<>(entitlements);
        builder.dataTransformer = dataTransformer;
        builder.dsgs = new LinkedHashMap<>(dsgs);
        return builder;
    }

    /** Collects the parts of a workspace. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<DataContainer> dataContainer = Optional.empty();
        private ProductionStatus productionStatus = ProductionStatus.NOT_PRODUCTION;
        private Optional<Deprecation> deprecation = Optional.empty();
        private WorkspacePriority priority = WorkspacePriority.UNKNOWN;
        private Optional<DataClassificationPolicy> classificationVerifier = Optional.empty();
        private List<Entitlement> entitlements = new ArrayList<>();
        private Optional<DataTransformer> dataTransformer = Optional.empty();
        private Map<String, DatasetGroup> dsgs = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Workspace#name}.
         *
         * @param name name, unique in the ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link Workspace#documentation}.
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
         * Sets {@link Workspace#dataContainer}.
         *
         * @param dataContainer where the data is wanted
         * @return this builder
         */
        public Builder dataContainer(DataContainer dataContainer) {
            this.dataContainer = Optional.of(dataContainer);
            return this;
        }

        /**
         * Sets {@link Workspace#productionStatus}.
         *
         * @param productionStatus whether it serves production
         * @return this builder
         */
        public Builder productionStatus(ProductionStatus productionStatus) {
            this.productionStatus = productionStatus;
            return this;
        }

        /**
         * Sets {@link Workspace#deprecation}.
         *
         * @param deprecation set if it should no longer be used
         * @return this builder
         */
        public Builder deprecation(Deprecation deprecation) {
            this.deprecation = Optional.of(deprecation);
            return this;
        }

        /**
         * Sets {@link Workspace#priority}.
         *
         * @param priority how important it is
         * @return this builder
         */
        public Builder priority(WorkspacePriority priority) {
            this.priority = priority;
            return this;
        }

        /**
         * Sets {@link Workspace#classificationVerifier}.
         *
         * @param classificationVerifier which classifications it may read
         * @return this builder
         */
        public Builder classificationVerifier(DataClassificationPolicy classificationVerifier) {
            this.classificationVerifier = Optional.of(classificationVerifier);
            return this;
        }

        /**
         * Adds to {@link Workspace#entitlements}.
         *
         * @param entitlement what is added
         * @return this builder
         */
        public Builder entitlement(Entitlement entitlement) {
            entitlements.add(entitlement);
            return this;
        }

        /**
         * Sets all {@link Workspace#entitlements}.
         *
         * @param entitlements who may read it; empty: the platform's default
         * @return this builder
         */
        public Builder entitlements(List<Entitlement> entitlements) {
            this.entitlements = new ArrayList<>(entitlements);
            return this;
        }

        /**
         * Sets {@link Workspace#dataTransformer}.
         *
         * @param dataTransformer the program that reads it, if it is the input of a transformer
         * @return this builder
         */
        public Builder dataTransformer(DataTransformer dataTransformer) {
            this.dataTransformer = Optional.of(dataTransformer);
            return this;
        }

        /**
         * Adds to {@link Workspace#dsgs}, in the place of one with the same name.
         *
         * @param dsg what is added
         * @return this builder
         */
        public Builder dsg(DatasetGroup dsg) {
            dsgs.put(dsg.name(), dsg);
            return this;
        }

        /**
         * Sets all {@link Workspace#dsgs}, in this order.
         *
         * @param dsgs dataset groups; of two with one name the later counts
         * @return this builder
         */
        public Builder dsgs(Iterable<? extends DatasetGroup> dsgs) {
            this.dsgs = new LinkedHashMap<>();
            dsgs.forEach(this::dsg);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a workspace
         */
        public Workspace build() {
            return new Workspace(
                    name,
                    documentation,
                    dataContainer,
                    productionStatus,
                    deprecation,
                    priority,
                    classificationVerifier,
                    entitlements,
                    dataTransformer,
                    dsgs);
        }
    }
}
