package io.datasurface.host.delivery;

import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.TrackingRefUpdate;

/** JGit says in its result, not by an exception, that a branch could not be brought up to date. */
final class Fetched {
    private Fetched() {}

    static void check(FetchResult result, String address) {
        for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
            RefUpdate.Result done = update.getResult();
            boolean good = done == RefUpdate.Result.NEW
                    || done == RefUpdate.Result.FAST_FORWARD
                    || done == RefUpdate.Result.FORCED
                    || done == RefUpdate.Result.NO_CHANGE;
            if (!good) {
                throw new DeliveryException(
                        DeliveryException.Reason.FAILED,
                        "The copy of " + address + " could not be brought up to date: " + update.getLocalName()
                                + " says " + done + ". Remove the work folder and run again");
            }
        }
    }
}
