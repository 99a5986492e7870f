package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.run.JobException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * How views come to show other tables at the moment at which a transaction changes the tables. Each step may find what a run left that was
 * killed, and does nothing for views that are as they should be.
 */
interface ViewSwitch {
    /** What has to be done before the transaction, unseen by readers. */
    void before(List<TargetView> views, Instant now) throws SQLException;

    /** What is part of the transaction. */
    void within(List<TargetView> views) throws SQLException;

    /** What has to be done after the transaction; readers see nothing new. */
    void after(List<TargetView> views) throws SQLException;

    /**
     * Takes a view from a reader.
     *
     * @param reader as it stands in a grant
     */
    void revoke(String view, String reader) throws SQLException;

    /** Says that a reader can't be let in, which is mostly because there is none of that name. */
    static JobException notGranted(String view, String reader, SQLException cause) {
        return new JobException(
                "Can't let " + reader + " read the view " + view + ": " + cause.getMessage()
                        + ". Make that role or user in the database, or take it from the entitlements of the workspace",
                cause);
    }
}
