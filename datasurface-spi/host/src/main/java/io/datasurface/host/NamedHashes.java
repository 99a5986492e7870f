package io.datasurface.host;

import io.datasurface.graph.GraphSource;
import io.datasurface.host.internal.InputDigest;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.ModelHashes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of what the nodes of graphs name, by the ids of the graphs' source: many nodes name the same, and on several platforms. Each is
 * made when it is asked for. Safe for concurrent use: two threads may make the same hash, and texts need no lock to be handed on.
 */
final class NamedHashes {
    private final EcosystemIndex model;
    private final ModelHashes hashes;
    private final GraphSource source;
    private final @Nullable String[] stores;
    private final @Nullable String[] datasets;
    private final @Nullable String[] workspaces;

    NamedHashes(EcosystemIndex model, ModelHashes hashes, GraphSource source) {
        this.model = model;
        this.hashes = hashes;
        this.source = source;
        this.stores = new String[source.storeCount()];
        this.datasets = new String[source.datasetCount()];
        this.workspaces = new String[source.workspaceCount()];
    }

    GraphSource source() {
        return source;
    }

    /** Of a datastore with its owners and its primary platforms, but without datasets. */
    String ofStore(int store) {
        String known = stores[store];
        if (known == null) {
            known = hashOfStore(source.storeName(store));
            stores[store] = known;
        }
        return known;
    }

    private String hashOfStore(String name) {
        InputDigest digest = new InputDigest();
        model.datastore(name)
                .ifPresent(entry -> digest.add(hashes.datastore(entry.datastore()))
                        .add(entry.zone().name())
                        .add(entry.team().name()));
        Optional.ofNullable(model.ecosystem().primaryIngestionPlatforms().get(name))
                .ifPresent(primary -> digest.add(hashes.primary(primary)));
        return digest.hex();
    }

    /** Of a dataset of a datastore; empty if the model does not have it. */
    String ofDataset(int store, int dataset) {
        String known = datasets[dataset];
        if (known == null) {
            known = model.dataset(source.storeName(store), source.datasetName(dataset))
                    .map(hashes::dataset)
                    .orElse("");
            datasets[dataset] = known;
        }
        return known;
    }

    /** Of a workspace with its owners and its assignments. */
    String ofWorkspace(int workspace) {
        String known = workspaces[workspace];
        if (known == null) {
            known = hashOfWorkspace(source.workspaceName(workspace));
            workspaces[workspace] = known;
        }
        return known;
    }

    private String hashOfWorkspace(String name) {
        InputDigest digest = new InputDigest();
        model.workspace(name)
                .ifPresent(entry -> digest.add(hashes.workspace(entry.workspace()))
                        .add(entry.zone().name())
                        .add(entry.team().name()));
        return digest.add(model.assignments(name).stream()
                        .map(hashes::assignments)
                        .sorted()
                        .toList())
                .hex();
    }
}
