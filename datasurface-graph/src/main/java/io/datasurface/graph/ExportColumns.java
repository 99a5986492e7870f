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
    static ExportColumns of(SourceIndex index, BitSet groups) {
        GraphSource source = index.source();
        Rows served = byContainer(index, groups);
        int wishes = 0;
        for (int group : served.entries()) {
            wishes = Math.addExact(wishes, source.firstSink(group + 1) - source.firstSink(group));
        }
        IntColumn containers = new IntColumn();
        IntColumn starts = new IntColumn();
        int[] datasets = new int[wishes];
        int[] consumerStarts = new int[wishes + 1];
        int[] consumers = new int[wishes];
        WishSorter sorter = new WishSorter();
        int exports = 0;
        int uses = 0;
        for (int container = 0; container < served.rowCount(); container++) {
            collect(source, served, container, sorter);
            if (sorter.size() == 0) {
                continue;
            }
            containers.add(container);
            starts.add(exports);
            long[] wanted = sorter.sorted();
            int size = sorter.size();
            long before = -1;
            for (int i = 0; i < size; i++) {
                long wish = wanted[i];
                if (wish == before) {
                    continue;
                }
                int dataset = (int) (wish >>> Integer.SIZE);
                if (before < 0 || dataset != (int) (before >>> Integer.SIZE)) {
                    consumerStarts[exports] = uses;
                    datasets[exports++] = dataset;
                }
                consumers[uses++] = (int) wish;
                before = wish;
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

    private static Rows byContainer(SourceIndex index, BitSet groups) {
        GraphSource source = index.source();
        int[] starts = new int[source.containerCount() + 1];
        for (int group = groups.nextSetBit(0); group >= 0; group = groups.nextSetBit(group + 1)) {
            starts[source.container(index.workspaceOf(group)) + 1]++;
        }
        Rows.sum(starts);
        int[] members = new int[groups.cardinality()];
        for (int group = groups.nextSetBit(0); group >= 0; group = groups.nextSetBit(group + 1)) {
            members[starts[source.container(index.workspaceOf(group))]++] = group;
        }
        Rows.shift(starts);
        return new Rows(starts, members);
    }

    private static void collect(GraphSource source, Rows served, int container, WishSorter sorter) {
        sorter.clear();
        for (int i = 0; i < served.size(container); i++) {
            int group = served.get(container, i);
            int end = source.firstSink(group + 1);
            for (int sink = source.firstSink(group); sink < end; sink++) {
                sorter.add(source.sinkDataset(sink), group);
            }
        }
    }
}
