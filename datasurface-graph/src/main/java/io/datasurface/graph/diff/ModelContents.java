package io.datasurface.graph.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.container.DataContainer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Looks at a model. An object is hashed when it is asked for the first time. */
final class ModelContents implements Contents {
    private final EcosystemIndex model;
    private final NameTables names;
    private final int[] ownerOfContainer;
    private final Map<Layout, AtomicReferenceArray<long[]>> known = new EnumMap<>(Layout.class);

    ModelContents(EcosystemIndex model, NameTables names, NodeTables nodes) {
        this.model = model;
        this.names = names;
        for (Layout layout : Layout.values()) {
            known.put(layout, new AtomicReferenceArray<>(names.count(layout)));
        }
        ownerOfContainer = new int[names.containers().length];
        Arrays.fill(ownerOfContainer, -1);
        for (int container = 0; container < ownerOfContainer.length; container++) {
            for (int export = nodes.firstExport()[container];
                    export < nodes.firstExport()[container + 1] && ownerOfContainer[container] < 0;
                    export++) {
                if (nodes.consumers().size(export) > 0) {
                    ownerOfContainer[container] =
                            names.workspaceOf(nodes.consumers().get(export, 0));
                }
            }
        }
    }

    EcosystemIndex model() {
        return model;
    }

    Optional<DatastoreEntry> store(int id) {
        return model.datastore(names.stores()[id]);
    }

    Optional<Dataset> dataset(int id) {
        return model.dataset(names.stores()[names.storeOf(id)], names.datasets()[id]);
    }

    Optional<WorkspaceEntry> workspace(int id) {
        return model.workspace(names.workspaces()[id]);
    }

    Optional<DatasetGroup> group(int id) {
        return workspace(names.workspaceOf(id))
                .map(entry -> entry.workspace().dsgs().get(names.groups()[id]));
    }

    /** The container of the workspaces that use it, which are equal. */
    Optional<DataContainer> container(int id) {
        return ownerOfContainer[id] < 0
                ? Optional.empty()
                : workspace(ownerOfContainer[id])
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
                        .flatMap(store -> dataset(id).map(dataset -> DatasetContent.of(store.datastore(), dataset)));
            case CONTAINER -> container(id).map(ObjectContent::container);
            case WORKSPACE -> workspace(id).map(ObjectContent::workspace);
            case GROUP -> group(id).map(ObjectContent::group);
        };
    }
}
