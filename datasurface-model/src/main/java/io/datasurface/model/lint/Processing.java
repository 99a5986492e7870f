package io.datasurface.model.lint;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which platforms process which datastore, and by which assignment: those of the groups that read it, and those that run a transformer
 * that reads it because its output is wanted there. A platform that is not primary for a transformer's output does not run it.
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
        steps.add(new Step(workspace, Optional.of(group), platform, assignment));
        workspace.workspace().dataTransformer().ifPresent(transformer -> {
            if (mayRun(transformer.outputDatastore(), platform)
                    && TransformerCycles.producer(index, transformer.outputDatastore())
                            .filter(workspace.workspace().name()::equals)
                            .isPresent()) {
                process(transformer.outputDatastore(), platform, assignment);
            }
        });
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
        if (platforms.putIfAbsent(platform, assignment) != null || !mayRun(store, platform)) {
            return;
        }
        Optional<WorkspaceEntry> producer =
                TransformerCycles.producer(index, store).flatMap(index::workspace);
        if (producer.isPresent()
                && joined.add(new Visited(producer.get().workspace().name(), platform))) {
            steps.add(new Step(producer.get(), Optional.empty(), platform, assignment));
        }
    }

    private boolean mayRun(String store, String platform) {
        PrimaryIngestionPlatform primary =
                index.ecosystem().primaryIngestionPlatforms().get(store);
        return primary == null || primary.dataPlatforms().contains(platform);
    }
}
