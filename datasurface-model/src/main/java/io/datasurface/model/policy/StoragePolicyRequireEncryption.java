package io.datasurface.model.policy;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.EncryptionSystem;
import java.util.Optional;

/**
 * A storage policy that only containers satisfy that encrypt.
 *
 * @param name name in its zone
 * @param documentation words for people
 * @param mandatory which datasets it is about
 * @param deprecation set if it should no longer be used
 * @param serverSide whether the server must encrypt
 * @param clientSide whether the client must encrypt
 * @param thirdPartySuperUserAllowed whether somebody outside the company may be able to decrypt
 */
public record StoragePolicyRequireEncryption(
        String name,
        Optional<Documentation> documentation,
        @Default("INDIVIDUALLY_MANDATED") PolicyMandate mandatory,
        Optional<Deprecation> deprecation,
        @Default("true") boolean serverSide,
        @Default("false") boolean clientSide,
        @Default("true") boolean thirdPartySuperUserAllowed)
        implements StoragePolicy {
    @Override
    public boolean isCompatible(DataContainer container) {
        return satisfied(serverSide, container.serverSideEncryption())
                && satisfied(clientSide, container.clientSideEncryption());
    }

    private boolean satisfied(boolean wanted, Optional<EncryptionSystem> system) {
        return !wanted
                || (system.isPresent()
                        && (thirdPartySuperUserAllowed || !system.get().hasThirdPartySuperUser()));
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
        builder.serverSide = serverSide;
        builder.clientSide = clientSide;
        builder.thirdPartySuperUserAllowed = thirdPartySuperUserAllowed;
        return builder;
    }

    /** Collects the parts of a policy. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String name;
        private Optional<Documentation> documentation = Optional.empty();
        private PolicyMandate mandatory = PolicyMandate.INDIVIDUALLY_MANDATED;
        private Optional<Deprecation> deprecation = Optional.empty();
        private boolean serverSide = true;
        private boolean clientSide = false;
        private boolean thirdPartySuperUserAllowed = true;

        private Builder(String name) {
            this.name = name;
        }

        /**
         * Sets {@link StoragePolicyRequireEncryption#name}.
         *
         * @param name name in its zone
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Sets {@link StoragePolicyRequireEncryption#documentation}.
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
         * Sets {@link StoragePolicyRequireEncryption#mandatory}.
         *
         * @param mandatory which datasets it is about
         * @return this builder
         */
        public Builder mandatory(PolicyMandate mandatory) {
            this.mandatory = mandatory;
            return this;
        }

        /**
         * Sets {@link StoragePolicyRequireEncryption#deprecation}.
         *
         * @param deprecation set if it should no longer be used
         * @return this builder
         */
        public Builder deprecation(Deprecation deprecation) {
            this.deprecation = Optional.of(deprecation);
            return this;
        }

        /**
         * Sets {@link StoragePolicyRequireEncryption#serverSide}.
         *
         * @param serverSide whether the server must encrypt
         * @return this builder
         */
        public Builder serverSide(boolean serverSide) {
            this.serverSide = serverSide;
            return this;
        }

        /**
         * Sets {@link StoragePolicyRequireEncryption#clientSide}.
         *
         * @param clientSide whether the client must encrypt
         * @return this builder
         */
        public Builder clientSide(boolean clientSide) {
            this.clientSide = clientSide;
            return this;
        }

        /**
         * Sets {@link StoragePolicyRequireEncryption#thirdPartySuperUserAllowed}.
         *
         * @param thirdPartySuperUserAllowed whether somebody outside the company may be able to decrypt
         * @return this builder
         */
        public Builder thirdPartySuperUserAllowed(boolean thirdPartySuperUserAllowed) {
            this.thirdPartySuperUserAllowed = thirdPartySuperUserAllowed;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return a policy
         */
        public StoragePolicyRequireEncryption build() {
            return new StoragePolicyRequireEncryption(
                    name, documentation, mandatory, deprecation, serverSide, clientSide, thirdPartySuperUserAllowed);
        }
    }
}
