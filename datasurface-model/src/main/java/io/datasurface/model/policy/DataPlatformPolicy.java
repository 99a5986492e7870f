package io.datasurface.model.policy;

import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.ProductionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On which platform instances, by name, the datastores of a zone may be processed. A policy may be limited to datastores of one production status, for example to keep non-production data off production platforms.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param allowed allowed platforms; empty allows every platform that is not forbidden
 * @param notAllowed forbidden platforms
 * @param storeStatus the production status of the datastores that it is about; absent: all
 * @param platformStatus the production status that a platform must have, if the policy asks for one
 */
public record DataPlatformPolicy(
        String name,
        Optional<Documentation> documentation,
        List<String> allowed,
        List<String> notAllowed,
        Optional<ProductionStatus> storeStatus,
        Optional<ProductionStatus> platformStatus)
        implements AllowDisallowPolicy<String> {
    /** Copies the lists. */
    public DataPlatformPolicy {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }

    /**
     * Begins a platform policy; everything else has its default.
     *
     * @param name name in its zone
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
        builder.allowed = new ArrayList<>(allowed);
        builder.notAllowed = new ArrayList<>(notAllowed);
        builder.storeStatus = storeStatus;
        builder.platformStatus = platformStatus;
        return builder;
    }

    /** Collects the parts of a platform policy. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private List<String> allowed = new ArrayList<>();
        private List<String> notAllowed = new ArrayList<>();
        private Optional<ProductionStatus> storeStatus = Optional.empty();
        private Optional<ProductionStatus> platformStatus = Optional.empty();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link DataPlatformPolicy#name}.
         *
         * @param name name in its zone
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link DataPlatformPolicy#documentation}.
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
         * Adds to {@link DataPlatformPolicy#allowed}.
         *
         * @param thing what is added
         * @return this builder
         */
        public Builder allow(String thing) {
            allowed.add(thing);
            return this;
        }

        /**
         * Sets all {@link DataPlatformPolicy#allowed}.
         *
         * @param allowed allowed platforms; empty allows every platform that is not forbidden
         * @return this builder
         */
        public Builder allowed(List<String> allowed) {
            this.allowed = new ArrayList<>(allowed);
            return this;
        }

        /**
         * Adds to {@link DataPlatformPolicy#notAllowed}.
         *
         * @param thing what is added
         * @return this builder
         */
        public Builder forbid(String thing) {
            notAllowed.add(thing);
            return this;
        }

        /**
         * Sets all {@link DataPlatformPolicy#notAllowed}.
         *
         * @param notAllowed forbidden platforms
         * @return this builder
         */
        public Builder notAllowed(List<String> notAllowed) {
            this.notAllowed = new ArrayList<>(notAllowed);
            return this;
        }

        /**
         * Sets {@link DataPlatformPolicy#storeStatus}.
         *
         * @param storeStatus the production status of the datastores that it is about; absent: all
         * @return this builder
         */
        public Builder storeStatus(ProductionStatus storeStatus) {
            this.storeStatus = Optional.of(storeStatus);
            return this;
        }

        /**
         * Sets {@link DataPlatformPolicy#platformStatus}.
         *
         * @param platformStatus the production status that a platform must have, if the policy asks for one
         * @return this builder
         */
        public Builder platformStatus(ProductionStatus platformStatus) {
            this.platformStatus = Optional.of(platformStatus);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a platform policy
         */
        public DataPlatformPolicy build() {
            return new DataPlatformPolicy(name, documentation, allowed, notAllowed, storeStatus, platformStatus);
        }
    }
}
