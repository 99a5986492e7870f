package io.datasurface.host;

import io.datasurface.host.output.PlatformChoice;
import io.datasurface.host.output.RenderPlan;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.io.EcosystemWriter;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a render knows that its model does not say yet: the platforms that were chosen for groups, and which assignments have been built. It
 * is offered as a change of the model and made by nobody but its owners.
 *
 * @param added entries for groups that have none, in the order of workspaces and groups
 * @param changed entries that take the place of those of the same groups, in the order of the model
 */
public record ModelProposal(
        List<DatasetGroupDataPlatformAssignments> added, List<DatasetGroupDataPlatformAssignments> changed) {
    /** Copies the lists. */
    public ModelProposal {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
    }

    /**
     * Compares a model with its render.
     *
     * @param model the model as it was read
     * @param rendered the decisions of its render
     * @param applied names of platform instances whose rendered artifacts have been applied as a whole
     * @return what to change
     * @throws IllegalArgumentException if the render has no such platform
     */
    public static ModelProposal of(Ecosystem model, RenderPlan rendered, Set<String> applied) {
        for (String platform : applied) {
            if (!rendered.platforms().containsKey(platform)) {
                throw new IllegalArgumentException("The render has no platform \"" + platform + "\"; it has "
                        + rendered.platforms().keySet());
            }
        }
        EcosystemIndex index = EcosystemIndex.of(model);
        Set<List<String>> written = model.dsgPlatformMappings().stream()
                .map(mapping -> List.of(mapping.workspace(), mapping.dsgName()))
                .collect(Collectors.toSet());
        List<DatasetGroupDataPlatformAssignments> added = new ArrayList<>();
        for (PlatformChoice choice : rendered.choices()) {
            if (!written.contains(List.of(choice.workspace(), choice.group()))) {
                DatasetGroupDataPlatformAssignments entry = PlatformChooser.assignment(index, choice);
                added.add(provisioned(entry, applied).orElse(entry));
            }
        }
        List<DatasetGroupDataPlatformAssignments> changed = model.dsgPlatformMappings().stream()
                .flatMap(mapping -> provisioned(mapping, applied).stream())
                .toList();
        return new ModelProposal(added, changed);
    }

    /** The entry with what is built said to be so; empty if nothing changes. */
    private static Optional<DatasetGroupDataPlatformAssignments> provisioned(
            DatasetGroupDataPlatformAssignments entry, Set<String> applied) {
        List<DSGDataPlatformAssignment> assignments = entry.assignments().stream()
                .map(assignment -> assignment.status() == AssignmentStatus.PROVISIONING
                                && applied.contains(assignment.dataPlatform())
                        ? assignment.toBuilder()
                                .status(AssignmentStatus.PROVISIONED)
                                .build()
                        : assignment)
                .toList();
        return assignments.equals(entry.assignments())
                ? Optional.empty()
                : Optional.of(new DatasetGroupDataPlatformAssignments(entry.workspace(), entry.dsgName(), assignments));
    }

    /**
     * Whether the model says everything already.
     *
     * @return true if there is nothing to change
     */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty();
    }

    /**
     * The change as a file of the model's native format, with what to do with it in comments.
     *
     * @return YAML, lines ended by line feeds
     */
    public String toYaml() {
        List<DatasetGroupDataPlatformAssignments> entries = new ArrayList<>(added);
        entries.addAll(changed);
        StringBuilder text = new StringBuilder();
        note(text, "New entries, for groups whose platform the host has chosen: ", added);
        note(text, "These take the place of the model's entries for the same groups: ", changed);
        Ecosystem fragment =
                Ecosystem.builder("fragment").dsgPlatformMappings(entries).build();
        // The name stands in another file of the model, and once.
        return text.append(EcosystemWriter.toYaml(fragment).replace("\nname: fragment\n", "\n"))
                .toString();
    }

    private static void note(StringBuilder text, String what, List<DatasetGroupDataPlatformAssignments> entries) {
        if (!entries.isEmpty()) {
            text.append("# ").append(what);
            text.append(entries.stream()
                    .map(entry -> entry.workspace() + "/" + entry.dsgName())
                    .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                    .collect(Collectors.joining(", ")));
            text.append("\n");
        }
    }
}
