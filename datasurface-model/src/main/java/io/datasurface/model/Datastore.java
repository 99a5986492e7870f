package io.datasurface.model;

import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.internal.Copies;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Datasets that are produced and captured together, such as a database.
 *
 * @param name name, unique in the ecosystem
 * @param documentation words for people
 * @param capture how the data is captured; absent is a lint error
 * @param productionStatus whether it serves production
 * @param deprecation set if it should no longer be used
 * @param datasetDSGApprovals who may use it; absent: everybody; empty: nobody
 * @param rawRetention how long data is kept as it was captured; absent: as long as the zone says
 * @param datasets datasets by name
 */
public record Datastore(
        String name,
        Optional<Documentation> documentation,
        Optional<CaptureMetadata> capture,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        Optional<Deprecation> deprecation,
        Optional<Approvals> datasetDSGApprovals,
        Optional<Duration> rawRetention,
        Map<String, Dataset> datasets)
        implements Named {
    /** Copies the datasets. */
    public Datastore {
        datasets = Copies.byName("Datastore.datasets", datasets);
    }

    /**
     * A datastore that is not production, open to everybody.
     *
     * @param name name, unique in the ecosystem
     * @param capture how the data is captured
     * @param datasets the datasets
     * @return the datastore
     * @throws IllegalArgumentException if two datasets share a name
     */
    public static Datastore of(String name, CaptureMetadata capture, List<Dataset> datasets) {
        return new Datastore(
                name,
                Optional.empty(),
                Optional.of(capture),
                ProductionStatus.NOT_PRODUCTION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Copies.index("Datastore.datasets", datasets));
    }

    /**
     * Begins a datastore; everything else has its default.
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
        builder.capture = capture;
        builder.productionStatus = productionStatus;
        builder.deprecation = deprecation;
        builder.datasetDSGApprovals = datasetDSGApprovals;
        builder.rawRetention = rawRetention;
        builder.datasets = new LinkedHashMap<>(datasets);
        return builder;
    }

    /** Collects the parts of a datastore. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<CaptureMetadata> capture = Optional.empty();
        private ProductionStatus productionStatus = ProductionStatus.NOT_PRODUCTION;
        private Optional<Deprecation> deprecation = Optional.empty();
        private Optional<Approvals> datasetDSGApprovals = Optional.empty();
        private Optional<Duration> rawRetention = Optional.empty();
        private Map<String, Dataset> datasets = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link Datastore#name}.
         *
         * @param name name, unique in the ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link Datastore#documentation}.
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
         * Sets {@link Datastore#capture}.
         *
         * @param capture how the data is captured; absent is a lint error
         * @return this builder
         */
        public Builder capture(CaptureMetadata capture) {
            this.capture = Optional.of(capture);
            return this;
        }

        /**
         * Sets {@link Datastore#productionStatus}.
         *
         * @param productionStatus whether it serves production
         * @return this builder
         */
        public Builder productionStatus(ProductionStatus productionStatus) {
            this.productionStatus = productionStatus;
            return this;
        }

        /**
         * Sets {@link Datastore#deprecation}.
         *
         * @param deprecation set if it should no longer be used
         * @return this builder
         */
        public Builder deprecation(Deprecation deprecation) {
            this.deprecation = Optional.of(deprecation);
            return this;
        }

        /**
         * Sets {@link Datastore#datasetDSGApprovals}.
         *
         * @param datasetDSGApprovals who may use it; absent: everybody; empty: nobody
         * @return this builder
         */
        public Builder datasetDSGApprovals(Approvals datasetDSGApprovals) {
            this.datasetDSGApprovals = Optional.of(datasetDSGApprovals);
            return this;
        }

        /**
         * Sets {@link Datastore#rawRetention}.
         *
         * @param rawRetention how long data is kept as it was captured; absent: as long as the zone says
         * @return this builder
         */
        public Builder rawRetention(Duration rawRetention) {
            this.rawRetention = Optional.of(rawRetention);
            return this;
        }

        /**
         * Adds to {@link Datastore#datasets}, in the place of one with the same name.
         *
         * @param dataset what is added
         * @return this builder
         */
        public Builder dataset(Dataset dataset) {
            datasets.put(dataset.name(), dataset);
            return this;
        }

        /**
         * Sets all {@link Datastore#datasets}, in this order.
         *
         * @param datasets datasets; of two with one name the later counts
         * @return this builder
         */
        public Builder datasets(Iterable<? extends Dataset> datasets) {
            this.datasets = new LinkedHashMap<>();
            datasets.forEach(this::dataset);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a datastore
         */
        public Datastore build() {
            return new Datastore(
                    name,
                    documentation,
                    capture,
                    productionStatus,
                    deprecation,
                    datasetDSGApprovals,
                    rawRetention,
                    datasets);
        }
    }
}
