package io.datasurface.model.lint;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which platforms process which datastore, and by which assignment: those of the groups that read it, and those that run a transformer
 * that reads it because its output is wanted there. A platform that is not primary for a transformer's output does not run it; what it reads
 * instead is processed by a primary platform, whether that one has consumers of its own or not. The same as what graphs are built from,
 * which a test of theirs compares.
 */
final class Processing {
    private record Wish(String store, String platform, ObjectPath assignment) {}

    private record Run(String workspace, String platform) {}

    private final LintModel model;
    private final EcosystemIndex index;
    private final Map<String, List<Workspace>> producers = new HashMap<>();
    private final Map<String, Map<String, ObjectPath>> byStore = new LinkedHashMap<>();
    private final Set<Run> runs = new HashSet<>();
    private final Deque<Wish> wishes = new ArrayDeque<>();

    private Processing(LintModel model) {
        this.model = model;
        this.index = model.index();
        for (WorkspaceEntry entry : index.workspaces()) {
            if (canRun(entry.workspace())) {
                entry.workspace()
                        .dataTransformer()
                        .ifPresent(transformer -> producers
                                .computeIfAbsent(transformer.outputDatastore(), store -> new ArrayList<>())
                                .add(entry.workspace()));
            }
        }
    }

    /** For each datastore that is processed: the platforms, each with the first assignment that leads there. */
    static Map<String, Map<String, ObjectPath>> of(LintModel model) {
        EcosystemIndex index = model.index();
        Processing processing = new Processing(model);
        List<DatasetGroupDataPlatformAssignments> mappings = index.ecosystem().dsgPlatformMappings();
        for (int i = 0; i < mappings.size(); i++) {
            DatasetGroupDataPlatformAssignments mapping = mappings.get(i);
            Optional<Workspace> workspace = index.workspace(mapping.workspace()).map(WorkspaceEntry::workspace);
            DatasetGroup group = workspace.map(Workspace::dsgs).orElse(Map.of()).get(mapping.dsgName());
            if (workspace.isPresent() && group != null) {
                ObjectPath path = ObjectPath.ROOT
                        .child("dsgPlatformMappings", Integer.toString(i))
                        .child("assignments");
                processing.assigned(workspace.get(), group, mapping.assignments(), path);
            }
        }
        return processing.byStore;
    }

    private void assigned(
            Workspace workspace, DatasetGroup group, List<DSGDataPlatformAssignment> assignments, ObjectPath path) {
        for (int i = 0; i < assignments.size(); i++) {
            String platform = assignments.get(i).dataPlatform();
            if (assignments.get(i).isActive() && index.platform(platform).isPresent()) {
                assigned(workspace, group, platform, path.child(Integer.toString(i)));
            }
        }
    }

    /** The walk that one assignment starts. A transformer that is assigned runs there, unless its output has another primary platform. */
    private void assigned(Workspace workspace, DatasetGroup group, String platform, ObjectPath assignment) {
        Optional<String> output = workspace.dataTransformer().map(DataTransformer::outputDatastore);
        if (output.isEmpty()) {
            serve(workspace, List.of(group), platform, assignment);
        } else if (canRun(workspace) && mayRun(output.get(), platform)) {
            run(workspace, output.get(), platform, assignment);
        }
        while (!wishes.isEmpty()) {
            meet(wishes.remove());
        }
    }

    private void serve(Workspace workspace, Collection<DatasetGroup> groups, String platform, ObjectPath assignment) {
        if (workspace.dataContainer().isEmpty()) {
            return; // There is no place to which the data could be brought.
        }
        for (DatasetGroup group : groups) {
            @Nullable String last = null; // Sinks of a datastore often follow each other.
            for (Read read : model.reads(group)) {
                if (read.dataset() != null && !read.sink().storeName().equals(last)) {
                    demand(read.sink().storeName(), platform, assignment);
                    last = read.sink().storeName();
                }
            }
        }
    }

    private void demand(String store, String platform, ObjectPath assignment) {
        Map<String, ObjectPath> platforms = byStore.computeIfAbsent(store, name -> new LinkedHashMap<>());
        if (platforms.putIfAbsent(platform, assignment) == null) {
            wishes.add(new Wish(store, platform, assignment));
        }
    }

    private void meet(Wish wish) {
        if (!mayRun(wish.store(), wish.platform())) {
            primary(wish.store()).ifPresent(primary -> demand(wish.store(), primary, wish.assignment()));
            return;
        }
        for (Workspace producer : producers.getOrDefault(wish.store(), List.of())) {
            run(producer, wish.store(), wish.platform(), wish.assignment());
        }
    }

    private void run(Workspace workspace, String output, String platform, ObjectPath assignment) {
        if (runs.add(new Run(workspace.name(), platform))) {
            demand(output, platform, assignment);
            serve(workspace, workspace.dsgs().values(), platform, assignment);
        }
    }

    /** Whether a transformer has a place for its inputs, if it has any, and its output exists. */
    private boolean canRun(Workspace workspace) {
        boolean writes = workspace
                .dataTransformer()
                .flatMap(transformer -> index.datastore(transformer.outputDatastore()))
                .isPresent();
        return writes
                && (workspace.dataContainer().isPresent()
                        || workspace.dsgs().values().stream()
                                .flatMap(group -> model.reads(group).stream())
                                .noneMatch(read -> read.dataset() != null));
    }

    /** An entry that names no platform of the model counts as no entry. */
    private boolean mayRun(String store, String platform) {
        List<String> primaries = primaries(store);
        return primaries.isEmpty() || primaries.contains(platform);
    }

    /** Of several primary platforms others read from the one whose name is smallest. */
    private Optional<String> primary(String store) {
        return primaries(store).stream().min(Comparator.naturalOrder());
    }

    private List<String> primaries(String store) {
        PrimaryIngestionPlatform entry =
                index.ecosystem().primaryIngestionPlatforms().get(store);
        if (entry == null) {
            return List.of();
        }
        return entry.dataPlatforms().stream()
                .filter(platform -> index.platform(platform).isPresent())
                .toList();
    }
}
