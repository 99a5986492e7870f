package io.datasurface.model.policy;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.container.DataContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A storage policy about the kinds of containers.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param mandatory which datasets it is about
 * @param deprecation set if it should no longer be used
 * @param allowed types of containers, as files write them, such as {@code PostgresDatabase}; empty allows every type that is not forbidden
 * @param notAllowed forbidden types
 */
public record StoragePolicyContainerTypes(
        String name,
        Optional<Documentation> documentation,
        @Default("INDIVIDUALLY_MANDATED") PolicyMandate mandatory,
        Optional<Deprecation> deprecation,
        List<String> allowed,
        List<String> notAllowed)
        implements StoragePolicy {
    /** Copies the collections. */
    public StoragePolicyContainerTypes {
        allowed = List.copyOf(allowed);
        notAllowed = List.copyOf(notAllowed);
    }

    @Override
    public boolean isCompatible(DataContainer container) {
        String type = container.getClass().getSimpleName();
        return (allowed.isEmpty() || allowed.contains(type)) && !notAllowed.contains(type);
    }

    /**
     * Begins a policy; everything else has its default.
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
        builder.mandatory = mandatory;
        builder.deprecation = deprecation;
        builder.allowed = new ArrayList<>(allowed);
        builder.notAllowed = new ArrayList<>(notAllowed);
        return builder;
    }

    /** Collects the parts of a policy. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private PolicyMandate mandatory = PolicyMandate.INDIVIDUALLY_MANDATED;
        private Optional<Deprecation> deprecation = Optional.empty();
        private List<String> allowed = new ArrayList<>();
        private List<String> notAllowed = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link StoragePolicyContainerTypes#name}.
         *
         * @param name name in its zone
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link StoragePolicyContainerTypes#documentation}.
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
         * Sets {@link StoragePolicyContainerTypes#mandatory}.
         *
         * @param mandatory which datasets it is about
         * @return this builder
         */
        public Builder mandatory(PolicyMandate mandatory) {
            this.mandatory = mandatory;
            return this;
        }

        /**
         * Sets {@link StoragePolicyContainerTypes#deprecation}.
         *
         * @param deprecation set if it should no longer be used
         * @return this builder
         */
        public Builder deprecation(Deprecation deprecation) {
            this.deprecation = Optional.of(deprecation);
            return this;
        }

        /**
         * Adds to {@link StoragePolicyContainerTypes#allowed}.
         *
         * @param thing what is added
         * @return this builder
         */
        public Builder allow(String thing) {
            allowed.add(thing);
            return this;
        }

        /**
         * Sets all {@link StoragePolicyContainerTypes#allowed}.
         *
         * @param allowed types of containers, as files write them, such as {@code PostgresDatabase}; empty allows every type that is not forbidden
         * @return this builder
         */
        public Builder allowed(List<String> allowed) {
            this.allowed = new ArrayList<>(allowed);
            return this;
        }

        /**
         * Adds to {@link StoragePolicyContainerTypes#notAllowed}.
         *
         * @param thing what is added
         * @return this builder
         */
        public Builder forbid(String thing) {
            notAllowed.add(thing);
            return this;
        }

        /**
         * Sets all {@link StoragePolicyContainerTypes#notAllowed}.
         *
         * @param notAllowed forbidden types
         * @return this builder
         */
        public Builder notAllowed(List<String> notAllowed) {
            this.notAllowed = new ArrayList<>(notAllowed);
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a policy
         */
        public StoragePolicyContainerTypes build() {
            return new StoragePolicyContainerTypes(name, documentation, mandatory, deprecation, allowed, notAllowed);
        }
    }
}
