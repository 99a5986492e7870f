package io.datasurface.examples.benchmarks.columns;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.NodeRequirements;
import java.nio.charset.StandardCharsets;

/** An ecosystem that is nothing but arrays of ints. Names are made of numbers when asked for. */
final class ColumnarEcosystem implements GraphSource {
    private static final int DIGITS = 8;

    /** The arrays, to be filled by {@link ShapedEcosystem}. */
    static final class Columns {
        int platforms;
        int containers;
        int captured;
        boolean[] single = {};
        int[] firstDataset = {};
        int[] firstPrimary = {};
        int[] primaries = {};
        int[] container = {};
        int[] output = {};
        int[] firstGroup = {};
        NodeRequirements[] requirements = {};
        int[] firstSink = {};
        int[] sinks = {};
        int[] firstAssignment = {};
        int[] assigned = {};
    }

    private final Columns columns;

    ColumnarEcosystem(Columns columns) {
        this.columns = columns;
    }

    /** A letter and eight digits, as quick as a name that is stored somewhere: a formatter would cost more than what is measured. */
    private static String name(char kind, int number) {
        byte[] name = new byte[1 + DIGITS];
        name[0] = (byte) kind;
        int rest = number;
        for (int i = DIGITS; i > 0; i--) {
            name[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    public int platformCount() {
        return columns.platforms;
    }

    @Override
    public String platformName(int platform) {
        return name('p', platform);
    }

    @Override
    public int storeCount() {
        return columns.single.length;
    }

    @Override
    public String storeName(int store) {
        return name('s', store);
    }

    @Override
    public boolean isSingleDataset(int store) {
        return columns.single[store];
    }

    @Override
    public int firstDataset(int store) {
        return columns.firstDataset[store];
    }

    @Override
    public String datasetName(int dataset) {
        return name('d', dataset);
    }

    @Override
    public int firstPrimary(int store) {
        return columns.firstPrimary[store];
    }

    @Override
    public int primaryPlatform(int entry) {
        return columns.primaries[entry];
    }

    @Override
    public int containerCount() {
        return columns.containers;
    }

    @Override
    public String containerIdentity(int container) {
        return name('c', container);
    }

    @Override
    public int workspaceCount() {
        return columns.container.length;
    }

    @Override
    public String workspaceName(int workspace) {
        return name('w', workspace);
    }

    @Override
    public int container(int workspace) {
        return columns.container[workspace];
    }

    @Override
    public boolean isTransformer(int workspace) {
        return columns.output[workspace] >= 0;
    }

    @Override
    public int outputStore(int workspace) {
        return columns.output[workspace];
    }

    @Override
    public int firstGroup(int workspace) {
        return columns.firstGroup[workspace];
    }

    @Override
    public String groupName(int group) {
        return name('g', group);
    }

    @Override
    public NodeRequirements requirements(int group) {
        return columns.requirements[group];
    }

    @Override
    public int firstSink(int group) {
        return columns.firstSink[group];
    }

    @Override
    public int sinkDataset(int sink) {
        return columns.sinks[sink];
    }

    @Override
    public int firstAssignment(int group) {
        return columns.firstAssignment[group];
    }

    @Override
    public int assignedPlatform(int assignment) {
        return columns.assigned[assignment];
    }
}
