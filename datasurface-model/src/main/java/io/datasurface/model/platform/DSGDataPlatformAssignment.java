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
}
