package io.datasurface.awsbatch.spec;

import java.util.Objects;

/**
 * Comparison of tables of the lake with what they were made from, or with what was made from them.
 *
 * @param platform the platform instance
 * @param subject the datastore or the container, for people
 * @param lake where the tables are
 * @param reports folder for what runs find, such as {@code s3://control/runs/reconcile/crm}
 * @param tolerance how many rows of a table may differ before the run fails, 0 for none
 * @param side what the tables are compared with
 */
public record ReconcileSpec(
        String platform, String subject, LakeSpec lake, String reports, long tolerance, ReconcileSide side)
        implements SpecDocument {
    /** Refuses a negative tolerance. */
    public ReconcileSpec {
        Checks.text("platform", platform);
        Checks.text("subject", subject);
        Objects.requireNonNull(lake, "lake");
        Checks.location("reports", reports);
        Checks.atLeast("tolerance", tolerance, 0);
        Objects.requireNonNull(side, "side");
    }

    /** The same with all of it elsewhere. */
    public ReconcileSpec at(LakeSpec newLake, String newReports, ReconcileSide newSide) {
        return new ReconcileSpec(platform, subject, newLake, newReports, tolerance, newSide);
    }

    @Override
    public JobKind job() {
        return JobKind.RECONCILE;
    }
}
