package io.datasurface.graph;

import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A large ecosystem that stores nothing: every answer is computed. One platform; stores of equal size; one dataset group per workspace;
 * the first workspaces have transformers, whose outputs are the last stores.
 */
final class ArithmeticSource implements GraphSource {
    private final int stores;
    private final int datasetsPerStore;
    private final int singleEvery;
    private final int transformers;
    private final int workspaces;
    private final int sinksPerGroup;
    private final int containers;

    /**
     * Makes an ecosystem.
     *
     * @param singleEvery every so many stores one is ingested dataset by dataset
     * @param workspaces with those of the transformers
     */
    ArithmeticSource(
            int stores,
            int datasetsPerStore,
            int singleEvery,
            int transformers,
            int workspaces,
            int sinksPerGroup,
            int containers) {
        this.stores = stores;
        this.datasetsPerStore = datasetsPerStore;
        this.singleEvery = singleEvery;
        this.transformers = transformers;
        this.workspaces = workspaces;
        this.sinksPerGroup = sinksPerGroup;
        this.containers = containers;
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "x%09d", number);
    }

    @Override
    public boolean isInOrder() {
        return true;
    }

    @Override
    public int platformCount() {
        return 1;
    }

    @Override
    public String platformName(int platform) {
        return "P";
    }

    @Override
    public int storeCount() {
        return stores;
    }

    @Override
    public String storeName(int store) {
        return name(store);
    }

    @Override
    public boolean isSingleDataset(int store) {
        return store % singleEvery == 0;
    }

    @Override
    public int firstDataset(int store) {
        return store * datasetsPerStore;
    }

    @Override
    public String datasetName(int dataset) {
        return name(dataset);
    }

    @Override
    public int firstPrimary(int store) {
        return 0;
    }

    @Override
    public int primaryPlatform(int entry) {
        return 0;
    }

    @Override
    public int containerCount() {
        return containers;
    }

    @Override
    public String containerIdentity(int container) {
        return name(container);
    }

    @Override
    public int workspaceCount() {
        return workspaces;
    }

    @Override
    public String workspaceName(int workspace) {
        return name(workspace);
    }

    @Override
    public int container(int workspace) {
        return workspace % containers;
    }

    @Override
    public boolean isTransformer(int workspace) {
        return workspace < transformers;
    }

    @Override
    public int outputStore(int workspace) {
        return isTransformer(workspace) ? stores - transformers + workspace : -1;
    }

    @Override
    public int firstGroup(int workspace) {
        return workspace;
    }

    @Override
    public String groupName(int group) {
        return "g";
    }

    @Override
    public NodeRequirements requirements(int group) {
        return new NodeRequirements(
                Optional.of(WorkspacePriority.values()[group % 5]),
                Optional.of(DataLatency.values()[group % 4]),
                Optional.of(Duration.ofMinutes(group % 90)),
                Set.of(MilestoningStrategy.values()[group % 3]),
                Optional.of(Duration.ofDays(group % 900)),
                group % 2 == 0 ? ProductionStatus.PRODUCTION : ProductionStatus.NOT_PRODUCTION);
    }

    @Override
    public int firstSink(int group) {
        return group * sinksPerGroup;
    }

    /** Spread over all datasets; transformers read captured stores only. */
    @Override
    public int sinkDataset(int sink) {
        int most = (sink < transformers * sinksPerGroup ? stores - transformers : stores) * datasetsPerStore;
        return (int) (Integer.toUnsignedLong(sink * 0x9E3779B9) * most >>> Integer.SIZE);
    }

    @Override
    public int firstAssignment(int group) {
        return group;
    }

    @Override
    public int assignedPlatform(int assignment) {
        return 0;
    }
}
