package io.datasurface.graph;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Which node of a graph is which of another version of it: the one of the same name. For graphs that were built from sources it takes time in
 * proportion to their sizes, and makes names of objects only, not of nodes.
 */
final class SameNodes {
    private final CompactIntentionGraph before;
    private final CompactIntentionGraph now;
    private final int[] same;

    private SameNodes(CompactIntentionGraph before, CompactIntentionGraph now) {
        this.before = before;
        this.now = now;
        this.same = new int[now.nodeCount()];
        Arrays.fill(same, -1);
    }

    /** By node of the second graph: the node of that name in the first one, or -1. */
    static int[] of(IntentionGraph before, IntentionGraph now) {
        if (before instanceof CompactIntentionGraph old
                && now instanceof CompactIntentionGraph current
                && old.platform().equals(current.platform())) {
            return new SameNodes(old, current).bySource();
        }
        int[] same = new int[now.nodeCount()];
        for (int node = 0; node < same.length; node++) {
            OptionalInt known = before.find(now.name(node));
            same[node] = known.orElse(-1);
        }
        return same;
    }

    private int[] bySource() {
        GraphSource old = before.source();
        GraphSource current = now.source();
        int[] stores = new int[current.storeCount()];
        align(old::storeName, 0, old.storeCount(), current::storeName, 0, stores.length, stores);
        int[] datasets = new int[current.datasetCount()];
        for (int store = 0; store < stores.length; store++) {
            int first = current.firstDataset(store);
            int end = current.firstDataset(store + 1);
            if (stores[store] < 0) {
                Arrays.fill(datasets, first, end, -1);
            } else {
                int firstBefore = old.firstDataset(stores[store]);
                int endBefore = old.firstDataset(stores[store] + 1);
                align(old::datasetName, firstBefore, endBefore, current::datasetName, first, end, datasets);
            }
        }
        int[] workspaces = new int[current.workspaceCount()];
        align(old::workspaceName, 0, old.workspaceCount(), current::workspaceName, 0, workspaces.length, workspaces);
        NodeColumns was = before.columns();
        NodeColumns is = now.columns();
        match(was.multi(), 0, is.multi(), 0, stores);
        match(was.single(), was.firstSingle(), is.single(), is.firstSingle(), datasets);
        match(was.transformers(), was.firstTrigger(), is.transformers(), is.firstTrigger(), workspaces);
        match(was.transformers(), was.firstTransformer(), is.transformers(), is.firstTransformer(), workspaces);
        exports(old, current, datasets);
        return same;
    }

    private void exports(GraphSource old, GraphSource current, int[] datasets) {
        ExportColumns was = before.columns().exports();
        ExportColumns is = now.columns().exports();
        int[] containers = new int[is.containers().length];
        align(
                place -> old.containerIdentity(was.containers()[place]),
                0,
                was.containers().length,
                place -> current.containerIdentity(is.containers()[place]),
                0,
                containers.length,
                containers);
        for (int place = 0; place < containers.length; place++) {
            if (containers[place] >= 0) {
                match(
                        was.datasets(),
                        was.starts()[containers[place]],
                        was.starts()[containers[place] + 1],
                        before.columns().firstExport(),
                        is.datasets(),
                        is.starts()[place],
                        is.starts()[place + 1],
                        now.columns().firstExport(),
                        datasets);
            }
        }
    }

    /** Finds objects by name in two ascending lists: by object now the one before, or -1. */
    private static void align(
            IntFunction<String> before, int from, int to, IntFunction<String> now, int fromNow, int toNow, int[] same) {
        int old = from;
        for (int current = fromNow; current < toNow; current++) {
            String name = now.apply(current);
            int order = -1;
            while (old < to && (order = before.apply(old).compareTo(name)) < 0) {
                old++;
            }
            same[current] = old < to && order == 0 ? old++ : -1;
        }
    }

    private void match(int[] old, int firstOld, int[] current, int firstNow, int[] objects) {
        match(old, 0, old.length, firstOld, current, 0, current.length, firstNow, objects);
    }

    /** Finds nodes by object in two ascending lists. */
    private void match(
            int[] old,
            int from,
            int to,
            int firstOld,
            int[] current,
            int fromNow,
            int toNow,
            int firstNow,
            int[] same) {
        int at = from;
        for (int i = fromNow; i < toNow; i++) {
            int wanted = same[current[i]];
            if (wanted < 0) {
                continue;
            }
            while (at < to && old[at] < wanted) {
                at++;
            }
            if (at < to && old[at] == wanted) {
                this.same[firstNow + i] = firstOld + at;
            }
        }
    }
}
