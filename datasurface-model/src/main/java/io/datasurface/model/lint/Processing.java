package io.datasurface.model.lint;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which platforms process which datastore, and by which assignment: those of the groups that read it, and those that run a transformer
 * that reads it because its output is wanted there. A platform that is not primary for a transformer's output does not run it; what it reads
 * instead is processed by a primary platform, whether that one has consumers of its own or not.
 */
final class Processing {
    private record Step(WorkspaceEntry workspace, Optional<String> group, String platform, ObjectPath assignment) {}

    private record Visited(String workspace, String platform) {}

    private final EcosystemIndex index;
    private final Map<String, Map<String, ObjectPath>> byStore = new LinkedHashMap<>();
    private final Set<Visited> joined = new HashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();

    private Processing(EcosystemIndex index) {
        this.index = index;
    }

    /** For each datastore that is processed: the platforms, each with the first assignment that leads there. */
    static Map<String, Map<String, ObjectPath>> of(EcosystemIndex index) {
        Processing processing = new Processing(index);
        List<DatasetGroupDataPlatformAssignments> mappings = index.ecosystem().dsgPlatformMappings();
        for (int i = 0; i < mappings.size(); i++) {
            DatasetGroupDataPlatformAssignments mapping = mappings.get(i);
            Optional<WorkspaceEntry> workspace = index.workspace(mapping.workspace());
            ObjectPath path = ObjectPath.ROOT
                    .child("dsgPlatformMappings", Integer.toString(i))
                    .child("assignments");
            for (int j = 0; workspace.isPresent() && j < mapping.assignments().size(); j++) {
                DSGDataPlatformAssignment assignment = mapping.assignments().get(j);
                if (assignment.isActive()
                        && index.platform(assignment.dataPlatform()).isPresent()) {
                    processing.assigned(
                            workspace.get(),
                            mapping.dsgName(),
                            assignment.dataPlatform(),
                            path.child(Integer.toString(j)));
                }
            }
        }
        return processing.byStore;
    }

    /** The walk that one assignment starts. A transformer that is assigned runs there, and its output is then processed too. */
    private void assigned(WorkspaceEntry workspace, String group, String platform, ObjectPath assignment) {
        Optional<String> output = workspace.workspace().dataTransformer().map(DataTransformer::outputDatastore);
        if (output.isPresent() && !mayRun(output.get(), platform)) {
            return; // The primary platform of the output wins: nothing runs here.
        }
        steps.add(new Step(workspace, Optional.of(group), platform, assignment));
        output.filter(store -> TransformerCycles.producer(index, store)
                        .filter(workspace.workspace().name()::equals)
                        .isPresent())
                .ifPresent(store -> process(store, platform, assignment));
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            for (DatasetGroup each : step.workspace().workspace().dsgs().values()) {
                if (step.group().isEmpty() || step.group().get().equals(each.name())) {
                    for (DatasetSink sink : each.sinks()) {
                        process(sink.storeName(), step.platform(), step.assignment());
                    }
                }
            }
        }
    }

    private void process(String store, String platform, ObjectPath assignment) {
        if (index.datastore(store).isEmpty()) {
            return;
        }
        Map<String, ObjectPath> platforms = byStore.computeIfAbsent(store, name -> new LinkedHashMap<>());
        if (platforms.putIfAbsent(platform, assignment) != null) {
            return;
        }
        if (!mayRun(store, platform)) {
            primary(store).ifPresent(primary -> process(store, primary, assignment));
            return;
        }
        Optional<WorkspaceEntry> producer =
                TransformerCycles.producer(index, store).flatMap(index::workspace);
        if (producer.isPresent()
                && joined.add(new Visited(producer.get().workspace().name(), platform))) {
            steps.add(new Step(producer.get(), Optional.empty(), platform, assignment));
        }
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
