package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.NodeRequirements;
import java.util.Optional;

/** An ecosystem in which one store, if nothing else is said the one in the middle, has one more dataset, which one dataset group reads. */
final class OneMoreDataset implements GraphSource {
    private final GraphSource before;
    private final int store;
    private final int dataset;
    private final int group;
    private final int sink;

    OneMoreDataset(GraphSource before) {
        this(before, before.storeCount() / 2, before.groupCount() / 2);
    }

    OneMoreDataset(GraphSource before, int store, int group) {
        this.before = before;
        this.store = store;
        this.dataset = before.firstDataset(store + 1);
        this.group = group;
        this.sink = before.firstSink(group + 1);
    }

    private int old(int id) {
        return id > dataset ? id - 1 : id;
    }

    @Override
    public boolean isInOrder() {
        return before.isInOrder();
    }

    @Override
    public int platformCount() {
        return before.platformCount();
    }

    @Override
    public String platformName(int platform) {
        return before.platformName(platform);
    }

    @Override
    public int storeCount() {
        return before.storeCount();
    }

    @Override
    public String storeName(int of) {
        return before.storeName(of);
    }

    @Override
    public boolean isSingleDataset(int of) {
        return before.isSingleDataset(of);
    }

    @Override
    public int firstDataset(int of) {
        return before.firstDataset(of) + (of > store ? 1 : 0);
    }

    @Override
    public String datasetName(int of) {
        // Comes behind all other names, which begin with a d.
        return of == dataset ? "one_more" : before.datasetName(old(of));
    }

    @Override
    public int firstPrimary(int of) {
        return before.firstPrimary(of);
    }

    @Override
    public int primaryPlatform(int entry) {
        return before.primaryPlatform(entry);
    }

    @Override
    public int containerCount() {
        return before.containerCount();
    }

    @Override
    public String containerIdentity(int container) {
        return before.containerIdentity(container);
    }

    @Override
    public int workspaceCount() {
        return before.workspaceCount();
    }

    @Override
    public String workspaceName(int workspace) {
        return before.workspaceName(workspace);
    }

    @Override
    public int container(int workspace) {
        return before.container(workspace);
    }

    @Override
    public boolean isTransformer(int workspace) {
        return before.isTransformer(workspace);
    }

    @Override
    public int outputStore(int workspace) {
        return before.outputStore(workspace);
    }

    @Override
    public int firstGroup(int workspace) {
        return before.firstGroup(workspace);
    }

    @Override
    public String groupName(int of) {
        return before.groupName(of);
    }

    @Override
    public NodeRequirements requirements(int of) {
        return before.requirements(of);
    }

    @Override
    public Optional<String> retentionRegulator(int of) {
        return before.retentionRegulator(of);
    }

    @Override
    public int firstSink(int of) {
        return before.firstSink(of) + (of > group ? 1 : 0);
    }

    @Override
    public int sinkDataset(int of) {
        if (of == sink) {
            return dataset;
        }
        int known = before.sinkDataset(of > sink ? of - 1 : of);
        return known >= dataset ? known + 1 : known;
    }

    @Override
    public int firstAssignment(int of) {
        return before.firstAssignment(of);
    }

    @Override
    public int assignedPlatform(int assignment) {
        return before.assignedPlatform(assignment);
    }
}
