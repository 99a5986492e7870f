package io.datasurface.model.platform;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Copies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A team and the services that it runs for platform instances.
 *
 * @param name name in the ecosystem
 * @param documentation words for people
 * @param locations where it works
 * @param credentialStore where its secrets are
 * @param dataPlatforms its platform instances by name
 * @param hints advice
 */
public record PlatformServicesProvider(
        String name,
        Optional<Documentation> documentation,
        List<LocationKey> locations,
        Optional<CredentialStore> credentialStore,
        Map<String, DataPlatformInstance> dataPlatforms,
        List<PlatformRuntimeHint> hints)
        implements Named {
    /** Copies the collections. */
    public PlatformServicesProvider {
        locations = List.copyOf(locations);
        dataPlatforms = Copies.byName("PlatformServicesProvider.dataPlatforms", dataPlatforms);
        hints = List.copyOf(hints);
    }

    /**
     * Begins a services provider; everything else has its default.
     *
     * @param name name in the ecosystem
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
        builder.locations = new ArrayList<>(locations);
        builder.credentialStore = credentialStore;
        builder.dataPlatforms = new LinkedHashMap<>(dataPlatforms);
        builder.hints = new ArrayList<>(hints);
        return builder;
    }

    /** Collects the parts of a services provider. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<LocationKey> locations = new ArrayList<>();
        private Optional<CredentialStore> credentialStore = Optional.empty();
        private Map<String, DataPlatformInstance> dataPlatforms = new LinkedHashMap<>();
        private List<PlatformRuntimeHint> hints = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link PlatformServicesProvider#name}.
         *
         * @param name name in the ecosystem
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link PlatformServicesProvider#documentation}.
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
         * Adds to {@link PlatformServicesProvider#locations}.
         *
         * @param location what is added
         * @return this builder
         */
        public Builder location(LocationKey location) {
            locations.add(location);
            return this;
        }

        /**
         * Sets all {@link PlatformServicesProvider#locations}.
         *
         * @param locations where it works
         * @return this builder
         */
        public Builder locations(List<LocationKey> locations) {
            this.locations = new ArrayList<>(locations);
            return this;
        }

        /**
         * Sets {@link PlatformServicesProvider#credentialStore}.
         *
         * @param credentialStore where its secrets are
         * @return this builder
         */
        public Builder credentialStore(CredentialStore credentialStore) {
            this.credentialStore = Optional.of(credentialStore);
            return this;
        }

        /**
         * Adds to {@link PlatformServicesProvider#dataPlatforms}, in the place of one with the same name.
         *
         * @param dataPlatform what is added
         * @return this builder
         */
        public Builder dataPlatform(DataPlatformInstance dataPlatform) {
            dataPlatforms.put(dataPlatform.name(), dataPlatform);
            return this;
        }

        /**
         * Sets all {@link PlatformServicesProvider#dataPlatforms}, in this order.
         *
         * @param dataPlatforms its platform instances; of two with one name the later counts
         * @return this builder
         */
        public Builder dataPlatforms(Iterable<? extends DataPlatformInstance> dataPlatforms) {
            this.dataPlatforms = new LinkedHashMap<>();
            dataPlatforms.forEach(this::dataPlatform);
            return this;
        }

        /**
         * Adds to {@link PlatformServicesProvider#hints}.
         *
         * @param hint what is added
         * @return this builder
         */
        public Builder hint(PlatformRuntimeHint hint) {
            hints.add(hint);
            return this;
        }

        /**
         * Sets all {@link PlatformServicesProvider#hints}.
         *
         * @param hints advice
         * @return this builder
         */
        public Builder hints(List<PlatformRuntimeHint> hints) {
            this.hints = new ArrayList<>(hints);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a services provider
         */
        public PlatformServicesProvider build() {
            return new PlatformServicesProvider(name, documentation, locations, credentialStore, dataPlatforms, hints);
        }
    }
}
