package io.datasurface.awsbatch.jobs.lake;

import io.datasurface.awsbatch.jobs.staging.FileManifest;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.Milestoning;
import java.util.ArrayList;
import java.util.List;

/**
 * A view as consumers see it, whatever holds it.
 *
 * @param name its name
 * @param columns what it shows, in order
 * @param history whether of the states that rows were in, or of the rows as they are
 */
public record ShownView(String name, List<String> columns, boolean history) {
    /** PostgreSQL cuts longer names; others take no shorter ones. */
    private static final int LONGEST_NAME = 63;

    private static final int LONGEST_PREFIX = 40;
    private static final String HISTORY = "__history";

    /** Copies the columns. */
    public ShownView {
        columns = List.copyOf(columns);
    }

    /** The views of a group on a dataset. History has a view of its own beside that of the live rows, if the group wants both. */
    public static List<ShownView> of(ConsumerView view) {
        List<ShownView> shown = new ArrayList<>();
        if (view.milestoning() != Milestoning.FORENSIC) {
            shown.add(new ShownView(view.view(), view.columns(), false));
        }
        if (view.milestoning() != Milestoning.LIVE) {
            boolean alone = view.milestoning() == Milestoning.FORENSIC;
            shown.add(new ShownView(alone ? view.view() : beside(view.view()), withTimes(view.columns()), true));
        }
        return shown;
    }

    /** History comes with its times and batches. */
    private static List<String> withTimes(List<String> columns) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(List.of(LakeColumns.COMMIT_TS, LakeColumns.VALID_TO, LakeColumns.BATCH_IN, LakeColumns.BATCH_OUT));
        return all;
    }

    /** A name of at most 63 bytes. */
    private static String beside(String view) {
        return view.length() + HISTORY.length() <= LONGEST_NAME
                ? view + HISTORY
                : view.substring(0, LONGEST_PREFIX) + "_"
                        + FileManifest.sha256(view).substring(0, 8) + HISTORY;
    }
}
