package io.datasurface.model.platform;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.ProductionStatus;
import java.util.Optional;

/**
 * A dataset group runs on a platform.
 *
 * @param dataPlatform name of the platform instance
 * @param documentation words for people
 * @param productionStatus whether it serves production
 * @param deprecationsAllowed whether a deprecated platform is accepted
 * @param status where it stands
 */
public record DSGDataPlatformAssignment(
        String dataPlatform,
        Optional<Documentation> documentation,
        @Default("NOT_PRODUCTION") ProductionStatus productionStatus,
        @Default("NEVER") DeprecationsAllowed deprecationsAllowed,
        @Default("PROVISIONING") AssignmentStatus status) {
    /**
     * Whether the platform has to run the group.
     *
     * @return false once decommissioned
     */
    public boolean isActive() {
        return status != AssignmentStatus.DECOMMISSIONED;
    }

    /**
     * An assignment that is being provisioned.
     *
     * @param dataPlatform name of the platform instance
     * @return the assignment
     */
    public static DSGDataPlatformAssignment of(String dataPlatform) {
        return new DSGDataPlatformAssignment(
                dataPlatform,
                Optional.empty(),
                ProductionStatus.NOT_PRODUCTION,
                DeprecationsAllowed.NEVER,
                AssignmentStatus.PROVISIONING);
    }

    /**
     * Begins an assignment; everything else has its default.
     *
     * @param dataPlatform name of the platform instance
     * @return a builder
     */
    public static Builder builder(String dataPlatform) {
        return new Builder(dataPlatform);
    }

    /**
     * Begins a changed copy.
     *
     * @return a builder that holds everything of this object
     */
    public Builder toBuilder() {
        Builder builder = new Builder(dataPlatform);
        builder.documentation = documentation;
        builder.productionStatus = productionStatus;
        builder.deprecationsAllowed = deprecationsAllowed;
        builder.status = status;
        return builder;
    }

    /** Collects the parts of an assignment. Not safe for concurrent use; may build any number of times. */
    public static final class Builder {
        private String dataPlatform;
        private Optional<Documentation> documentation = Optional.empty();
        private ProductionStatus productionStatus = ProductionStatus.NOT_PRODUCTION;
        private DeprecationsAllowed deprecationsAllowed = DeprecationsAllowed.NEVER;
        private AssignmentStatus status = AssignmentStatus.PROVISIONING;

        private Builder(String dataPlatform) {
            this.dataPlatform = dataPlatform;
        }

        /**
         * Sets {@link DSGDataPlatformAssignment#dataPlatform}.
         *
         * @param dataPlatform name of the platform instance
         * @return this builder
         */
        public Builder dataPlatform(String dataPlatform) {
            this.dataPlatform = dataPlatform;
            return this;
        }

        /**
         * Sets {@link DSGDataPlatformAssignment#documentation}.
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
         * Sets {@link DSGDataPlatformAssignment#productionStatus}.
         *
         * @param productionStatus whether it serves production
         * @return this builder
         */
        public Builder productionStatus(ProductionStatus productionStatus) {
            this.productionStatus = productionStatus;
            return this;
        }

        /**
         * Sets {@link DSGDataPlatformAssignment#deprecationsAllowed}.
         *
         * @param deprecationsAllowed whether a deprecated platform is accepted
         * @return this builder
         */
        public Builder deprecationsAllowed(DeprecationsAllowed deprecationsAllowed) {
            this.deprecationsAllowed = deprecationsAllowed;
            return this;
        }

        /**
         * Sets {@link DSGDataPlatformAssignment#status}.
         *
         * @param status where it stands
         * @return this builder
         */
        public Builder status(AssignmentStatus status) {
            this.status = status;
            return this;
        }

        /**
         * Makes the object.
         *
         * @return an assignment
         */
        public DSGDataPlatformAssignment build() {
            return new DSGDataPlatformAssignment(
                    dataPlatform, documentation, productionStatus, deprecationsAllowed, status);
        }
    }
}
