package io.datasurface.graph.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.container.DataContainer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Looks at a model. An object is hashed when it is asked for the first time. */
final class ModelContents implements Contents {
    private final EcosystemIndex model;
    private final NameTables names;
    private final List<Optional<DatastoreEntry>> stores;
    private final List<Optional<WorkspaceEntry>> workspaces;
    private final int[] userOfContainer;
    private final DatasetContent datasetContent = new DatasetContent();
    private final Map<Layout, AtomicReferenceArray<long[]>> known = new EnumMap<>(Layout.class);

    /**
     * Looks at what the names stand for.
     *
     * @param userOfContainer a workspace that uses each container
     */
    ModelContents(EcosystemIndex model, NameTables names, int[] userOfContainer) {
        this.model = model;
        this.names = names;
        this.userOfContainer = userOfContainer;
        this.stores = Arrays.stream(names.stores()).map(model::datastore).toList();
        this.workspaces =
                Arrays.stream(names.workspaces()).map(model::workspace).toList();
        for (Layout layout : Layout.values()) {
            known.put(layout, new AtomicReferenceArray<>(names.count(layout)));
        }
    }

    NameTables names() {
        return names;
    }

    EcosystemIndex model() {
        return model;
    }

    Optional<DatastoreEntry> store(int id) {
        return stores.get(id);
    }

    Optional<Dataset> dataset(int id) {
        return store(names.storeOf(id))
                .map(entry -> entry.datastore().datasets().get(names.datasets()[id]));
    }

    Optional<WorkspaceEntry> workspace(int id) {
        return workspaces.get(id);
    }

    Optional<DatasetGroup> group(int id) {
        return workspace(names.workspaceOf(id))
                .map(entry -> entry.workspace().dsgs().get(names.groups()[id]));
    }

    /** The container of the workspaces that use it, which are equal. */
    Optional<DataContainer> container(int id) {
        return userOfContainer[id] < 0
                ? Optional.empty()
                : workspace(userOfContainer[id])
                        .flatMap(entry -> entry.workspace().dataContainer());
    }

    @Override
    public long[] of(Layout layout, int id) {
        AtomicReferenceArray<long[]> all = known.getOrDefault(layout, new AtomicReferenceArray<>(0));
        long[] hashes = all.get(id);
        if (hashes == null) {
            hashes = compute(layout, id).orElseGet(layout::nothing);
            all.set(id, hashes);
        }
        return hashes;
    }

    private Optional<long[]> compute(Layout layout, int id) {
        return switch (layout) {
            case STORE -> store(id).map(ObjectContent::store);
            case DATASET ->
                store(names.storeOf(id))
                        .flatMap(store -> dataset(id).map(dataset -> datasetContent.of(store.datastore(), dataset)));
            case CONTAINER -> container(id).map(ObjectContent::container);
            case WORKSPACE -> workspace(id).map(ObjectContent::workspace);
            case GROUP ->
                group(id)
                        .map(group ->
                                ObjectContent.group(group, model.ecosystem().regulators()));
        };
    }
}
