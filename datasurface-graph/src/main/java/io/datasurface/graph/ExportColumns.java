package io.datasurface.graph;

import java.util.Arrays;
import java.util.BitSet;

/** The exports of a platform, ascending by container, then dataset: one per container and dataset, with the dataset groups that use it. */
final class ExportColumns {
    private final int[] containers;
    private final int[] starts;
    private final int[] datasets;
    private final Rows consumers;

    ExportColumns(int[] containers, int[] starts, int[] datasets, Rows consumers) {
        this.containers = containers;
        this.starts = starts;
        this.datasets = datasets;
        this.consumers = consumers;
    }

    /** Containers that have exports, ascending. */
    int[] containers() {
        return containers;
    }

    /** Number of the first export of each of these containers, and behind them the number of exports. */
    int[] starts() {
        return starts;
    }

    /** Dataset of each export. */
    int[] datasets() {
        return datasets;
    }

    /** Dataset groups that use each export, ascending. */
    Rows consumers() {
        return consumers;
    }

    int count() {
        return datasets.length;
    }

    int container(int export) {
        int at = Arrays.binarySearch(starts, export);
        return containers[at >= 0 ? at : -at - 2];
    }

    /** Number of the export of a dataset into a container; -1 if there is none. */
    int find(int container, int dataset) {
        int at = Arrays.binarySearch(containers, container);
        if (at < 0) {
            return -1;
        }
        int export = Arrays.binarySearch(datasets, starts[at], starts[at + 1], dataset);
        return export >= 0 ? export : -1;
    }

    /** Collects the exports that the groups ask for. Container by container, so that little is sorted at a time. */
    static ExportColumns of(GraphSource source, int[] workspaceOfGroup, BitSet groups) {
        Rows served = byContainer(source, workspaceOfGroup, groups);
        int wishes = 0;
        for (int group : served.entries()) {
            wishes += source.firstSink(group + 1) - source.firstSink(group);
        }
        IntColumn containers = new IntColumn();
        IntColumn starts = new IntColumn();
        int[] datasets = new int[wishes];
        int[] consumerStarts = new int[wishes + 1];
        int[] consumers = new int[wishes];
        int exports = 0;
        int uses = 0;
        for (int container = 0; container < served.rowCount(); container++) {
            long[] wanted = wanted(source, served, container);
            if (wanted.length > 0) {
                containers.add(container);
                starts.add(exports);
            }
            for (int i = 0; i < wanted.length; i++) {
                if (i > 0 && wanted[i] == wanted[i - 1]) {
                    continue;
                }
                if (i == 0 || wanted[i] >>> Integer.SIZE != wanted[i - 1] >>> Integer.SIZE) {
                    consumerStarts[exports] = uses;
                    datasets[exports++] = (int) (wanted[i] >>> Integer.SIZE);
                }
                consumers[uses++] = (int) wanted[i];
            }
        }
        consumerStarts[exports] = uses;
        starts.add(exports);
        return new ExportColumns(
                containers.toArray(),
                starts.toArray(),
                trim(datasets, exports),
                new Rows(trim(consumerStarts, exports + 1), trim(consumers, uses)));
    }

    private static int[] trim(int[] values, int size) {
        return values.length == size ? values : Arrays.copyOf(values, size);
    }

    private static Rows byContainer(GraphSource source, int[] workspaceOfGroup, BitSet groups) {
        int[] starts = new int[source.containerCount() + 1];
        groups.stream().forEach(group -> starts[source.container(workspaceOfGroup[group]) + 1]++);
        Rows.sum(starts);
        int[] members = new int[groups.cardinality()];
        groups.stream().forEach(group -> members[starts[source.container(workspaceOfGroup[group])]++] = group);
        Rows.shift(starts);
        return new Rows(starts, members);
    }

    /** Sorted pairs of a dataset, in the upper half, and a group that uses it in the container, in the lower half. */
    private static long[] wanted(GraphSource source, Rows served, int container) {
        int size = 0;
        for (int i = 0; i < served.size(container); i++) {
            int group = served.get(container, i);
            size += source.firstSink(group + 1) - source.firstSink(group);
        }
        long[] wanted = new long[size];
        int next = 0;
        for (int i = 0; i < served.size(container); i++) {
            int group = served.get(container, i);
            for (int sink = source.firstSink(group); sink < source.firstSink(group + 1); sink++) {
                wanted[next++] = (long) source.sinkDataset(sink) << Integer.SIZE | group;
            }
        }
        Arrays.sort(wanted);
        return wanted;
    }
}
