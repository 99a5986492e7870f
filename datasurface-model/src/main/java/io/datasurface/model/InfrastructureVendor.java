package io.datasurface.model;

import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Copies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor of infrastructure with the tree of its locations.
 *
 * @param name name of the vendor in this ecosystem
 * @param documentation words for people
 * @param hardCloudVendor the company behind it
 * @param locations top locations, by name
 */
public record InfrastructureVendor(
        String name,
        Optional<Documentation> documentation,
        Optional<CloudVendor> hardCloudVendor,
        Map<String, InfrastructureLocation> locations)
        implements Named {
    /** Copies the locations. */
    public InfrastructureVendor {
        locations = Copies.byName("InfrastructureVendor.locations", locations);
    }

    /**
     * Begins an infrastructure vendor; everything else has its default.
     *
     * @param name name of the vendor in this ecosystem
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
        builder.hardCloudVendor = hardCloudVendor;
        builder.locations = new LinkedHashMap<>(locations);
        return builder;
    }

    /** Collects the parts of an infrastructure vendor. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private Optional<CloudVendor> hardCloudVendor = Optional.empty();
        private Map<String, InfrastructureLocation> locations = new LinkedHashMap<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link InfrastructureVendor#name}.
         *
         * @param name name of the vendor in this ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link InfrastructureVendor#documentation}.
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
         * Sets {@link InfrastructureVendor#hardCloudVendor}.
         *
         * @param hardCloudVendor the company behind it
         * @return this builder
         */
        public Builder hardCloudVendor(CloudVendor hardCloudVendor) {
            this.hardCloudVendor = Optional.of(hardCloudVendor);
            return this;
        }

        /**
         * Adds to {@link InfrastructureVendor#locations}, in the place of one with the same name.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(InfrastructureLocation location) {
            locations.put(location.name(), location);
            return this;
        }

        /**
         * Sets all {@link InfrastructureVendor#locations}, in this order.
         *
         * @param locations top locations; of two with one name the later counts
         * @return this builder
         */
        public Builder locations(Iterable<? extends InfrastructureLocation> locations) {
            this.locations = new LinkedHashMap<>();
            locations.forEach(this::location);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return an infrastructure vendor
         */
        public InfrastructureVendor build() {
            return new InfrastructureVendor(name, documentation, hardCloudVendor, locations);
        }
    }
}
