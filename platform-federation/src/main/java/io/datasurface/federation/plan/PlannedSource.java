package io.datasurface.federation.plan;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.ObjectPath;
import java.util.Optional;

/** The model as it would be if it named the planned primary platform of each store, and who reads from whom. */
final class PlannedSource implements GraphSource {
    private final GraphSource model;
    private final int[][] primaries;
    private final int[][] readsFrom;
    private final int[][] standby;
    private final int[] firstEntry;
    private final int[] entries;

    /**
     * Overlays a plan.
     *
     * @param model the model
     * @param primaries by store its primary platforms, ascending; none: the model's own
     * @param readsFrom by platform and store the platform whose buffer it reads; -1: the primary one's
     * @param standby by platform the stores for which it stands in
     */
    PlannedSource(GraphSource model, int[][] primaries, int[][] readsFrom, int[][] standby) {
        this.model = model;
        this.standby = standby;
        this.primaries = primaries;
        this.readsFrom = readsFrom;
        firstEntry = new int[primaries.length + 1];
        for (int store = 0; store < primaries.length; store++) {
            int own = model.firstPrimary(store + 1) - model.firstPrimary(store);
            firstEntry[store + 1] = firstEntry[store] + (primaries[store].length == 0 ? own : primaries[store].length);
        }
        entries = new int[firstEntry[primaries.length]];
        for (int store = 0; store < primaries.length; store++) {
            for (int i = 0; i < firstEntry[store + 1] - firstEntry[store]; i++) {
                entries[firstEntry[store] + i] = primaries[store].length == 0
                        ? model.primaryPlatform(model.firstPrimary(store) + i)
                        : primaries[store][i];
            }
        }
    }

    @Override
    public int firstPrimary(int store) {
        return firstEntry[store];
    }

    @Override
    public int primaryPlatform(int entry) {
        return entries[entry];
    }

    @Override
    public int feedingPlatform(int platform, int store) {
        return readsFrom[platform].length == 0 ? -1 : readsFrom[platform][store];
    }

    @Override
    public int[] standby(int platform) {
        return standby[platform].clone();
    }

    @Override
    public boolean isInOrder() {
        return model.isInOrder();
    }

    @Override
    public int platformCount() {
        return model.platformCount();
    }

    @Override
    public String platformName(int platform) {
        return model.platformName(platform);
    }

    @Override
    public int storeCount() {
        return primaries.length;
    }

    @Override
    public String storeName(int store) {
        return model.storeName(store);
    }

    @Override
    public boolean isSingleDataset(int store) {
        return model.isSingleDataset(store);
    }

    @Override
    public int firstDataset(int store) {
        return model.firstDataset(store);
    }

    @Override
    public String datasetName(int dataset) {
        return model.datasetName(dataset);
    }

    @Override
    public int containerCount() {
        return model.containerCount();
    }

    @Override
    public String containerIdentity(int container) {
        return model.containerIdentity(container);
    }

    @Override
    public int workspaceCount() {
        return model.workspaceCount();
    }

    @Override
    public String workspaceName(int workspace) {
        return model.workspaceName(workspace);
    }

    @Override
    public int container(int workspace) {
        return model.container(workspace);
    }

    @Override
    public boolean isTransformer(int workspace) {
        return model.isTransformer(workspace);
    }

    @Override
    public int outputStore(int workspace) {
        return model.outputStore(workspace);
    }

    @Override
    public int firstGroup(int workspace) {
        return model.firstGroup(workspace);
    }

    @Override
    public String groupName(int group) {
        return model.groupName(group);
    }

    @Override
    public NodeRequirements requirements(int group) {
        return model.requirements(group);
    }

    @Override
    public Optional<String> retentionRegulator(int group) {
        return model.retentionRegulator(group);
    }

    @Override
    public int firstSink(int group) {
        return model.firstSink(group);
    }

    @Override
    public int sinkDataset(int sink) {
        return model.sinkDataset(sink);
    }

    @Override
    public int firstAssignment(int group) {
        return model.firstAssignment(group);
    }

    @Override
    public int assignedPlatform(int assignment) {
        return model.assignedPlatform(assignment);
    }

    @Override
    public ObjectPath storePath(int store) {
        return model.storePath(store);
    }

    @Override
    public ObjectPath workspacePath(int workspace) {
        return model.workspacePath(workspace);
    }

    @Override
    public int datasetCount() {
        return model.datasetCount();
    }

    @Override
    public int groupCount() {
        return model.groupCount();
    }

    @Override
    public int sinkCount() {
        return model.sinkCount();
    }
}
