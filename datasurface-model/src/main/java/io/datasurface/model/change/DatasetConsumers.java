package io.datasurface.model.change;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is hurt if a dataset changes: the workspaces that read it before the change and still want to after it. One that leaves in the
 * same change knows of it, and so does one that comes. Found when first asked for.
 */
final class DatasetConsumers {
    private record Key(String store, String dataset) {}

    private final EcosystemIndex before;
    private final EcosystemIndex after;
    private final Map<Key, Set<String>> workspacesBefore = new HashMap<>();
    private final Map<Key, List<WorkspaceGroup>> groupsAfter = new HashMap<>();
    private boolean isIndexed;

    private record WorkspaceGroup(Workspace workspace, DatasetGroup group) {
        String words() {
            String name = Words.names(workspace.name(), group.name());
            return workspace.dataTransformer().isPresent()
                    ? name + " (transformer "
                            + Words.name(workspace.dataTransformer().get().name()) + ")"
                    : name;
        }
    }

    DatasetConsumers(EcosystemIndex before, EcosystemIndex after) {
        this.before = before;
        this.after = after;
    }

    /** The consumers of a dataset in words, such as {@code Sales/Live}, in order. */
    Set<String> of(String store, String dataset) {
        index();
        Key key = new Key(store, dataset);
        Set<String> readers = workspacesBefore.getOrDefault(key, Set.of());
        Set<String> words = new TreeSet<>();
        for (WorkspaceGroup each : groupsAfter.getOrDefault(key, List.of())) {
            if (readers.contains(each.workspace().name())) {
                words.add(each.words());
            }
        }
        return words;
    }

    /** The consumers of any dataset of a datastore in words, in order. */
    Set<String> of(Datastore store) {
        Set<String> words = new TreeSet<>();
        for (String dataset : store.datasets().keySet()) {
            words.addAll(of(store.name(), dataset));
        }
        return words;
    }

    private void index() {
        if (isIndexed) {
            return;
        }
        isIndexed = true;
        for (WorkspaceEntry entry : before.workspaces()) {
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                for (DatasetSink sink : group.sinks()) {
                    workspacesBefore
                            .computeIfAbsent(new Key(sink.storeName(), sink.datasetName()), key -> new HashSet<>())
                            .add(entry.workspace().name());
                }
            }
        }
        for (WorkspaceEntry entry : after.workspaces()) {
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                for (DatasetSink sink : group.sinks()) {
                    groupsAfter
                            .computeIfAbsent(new Key(sink.storeName(), sink.datasetName()), key -> new ArrayList<>())
                            .add(new WorkspaceGroup(entry.workspace(), group));
                }
            }
        }
    }
}
