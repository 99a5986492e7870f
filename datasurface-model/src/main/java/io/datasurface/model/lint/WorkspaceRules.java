package io.datasurface.model.lint;

import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Workspaces, their dataset groups, and what these ask of a platform. */
final class WorkspaceRules {
    private final LintContext context;
    private final Map<String, Map<String, List<DSGDataPlatformAssignment>>> assignments;

    WorkspaceRules(LintContext context) {
        this.context = context;
        this.assignments = active(context.ecosystem());
    }

    void check() {
        for (WorkspaceEntry entry : context.workspaces()) {
            Workspace workspace = entry.workspace();
            boolean transforms = workspace.dataTransformer().isPresent();
            if (workspace.dsgs().isEmpty() && !transforms) {
                context.report(
                        LintRule.WORKSPACE_EMPTY,
                        entry.path(),
                        "The workspace %s has no dataset groups and so reads nothing; add one or remove the workspace.",
                        workspace.name());
            }
            if (workspace.dataContainer().isEmpty() && !transforms) {
                context.report(
                        LintRule.WORKSPACE_CONTAINER_MISSING,
                        entry.path(),
                        "The workspace %s has no container, so nothing is delivered to it; set dataContainer.",
                        workspace.name());
            }
            entitlements(entry, transforms);
            workspace.dsgs().values().forEach(group -> group(entry, group, transforms));
        }
    }

    private void entitlements(WorkspaceEntry entry, boolean transforms) {
        List<Entitlement> entitlements = entry.workspace().entitlements();
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < entitlements.size(); i++) {
            Entitlement entitlement = entitlements.get(i);
            ObjectPath path = entry.path().child("entitlements", Integer.toString(i));
            if (!SqlNames.isPrintable(entitlement.principal())) {
                context.report(
                        LintRule.ENTITLEMENT_INVALID,
                        path,
                        "The principal %s is blank or has control characters; write its name as the platform knows it.",
                        entitlement.principal());
            } else if (!seen.add(List.of(entitlement.principal(), entitlement.principalType()))) {
                context.report(
                        LintRule.ENTITLEMENT_TWICE,
                        path,
                        "The %s %s is entitled more than once; name it once.",
                        new LintContext.Plain(entitlement.principalType().name().toLowerCase(Locale.ROOT)),
                        entitlement.principal());
            }
        }
        Optional<String> output = entry.workspace().dataTransformer().map(DataTransformer::outputDatastore);
        if (transforms && !entitlements.isEmpty()) {
            context.report(
                    LintRule.ENTITLEMENT_OF_INPUTS,
                    entry.path().child("entitlements"),
                    "These principals may read what the transformer of %s reads, not what it makes; entitle them in a workspace"
                            + " that reads %s.",
                    entry.workspace().name(),
                    output.orElse(""));
        }
    }

    private void group(WorkspaceEntry entry, DatasetGroup group, boolean transforms) {
        ObjectPath path = entry.path().child("dsgs", group.name());
        if (group.sinks().isEmpty()) {
            context.report(
                    LintRule.GROUP_EMPTY,
                    path,
                    "The dataset group %s has no sinks; add one or remove the group.",
                    group.name());
        }
        Optional<DataPlatformChooser> chooser = group.platformMD();
        List<DSGDataPlatformAssignment> active =
                assignments.getOrDefault(entry.workspace().name(), Map.of()).getOrDefault(group.name(), List.of());
        boolean legacy = chooser.isPresent() && chooser.get() instanceof LegacyDataPlatformChooser;
        if (transforms && chooser.isPresent()) {
            context.report(
                    LintRule.CHOOSER_FORBIDDEN,
                    path,
                    "The dataset group %s chooses a platform, but a transformer runs wherever its output is wanted; remove"
                            + " platformMD.",
                    group.name());
        }
        if (!transforms && chooser.isEmpty() && !active.isEmpty()) {
            context.report(
                    LintRule.CHOOSER_MISSING,
                    path,
                    "The dataset group %s runs on %s but does not say what it needs; set platformMD.",
                    group.name(),
                    active.get(0).dataPlatform());
        }
        if (!transforms && !legacy && active.isEmpty()) {
            context.report(
                    LintRule.GROUP_NOT_ASSIGNED,
                    path,
                    "The dataset group %s is assigned to no platform, so nothing is done for it; assign one.",
                    group.name());
        }
        if (chooser.isPresent() && chooser.get() instanceof WorkspaceFixedDataPlatform fixed) {
            fixed(fixed, active, path);
        }
    }

    /** The assignments that give a pipeline, by workspace and group. */
    private static Map<String, Map<String, List<DSGDataPlatformAssignment>>> active(Ecosystem ecosystem) {
        Map<String, Map<String, List<DSGDataPlatformAssignment>>> active = new HashMap<>();
        for (DatasetGroupDataPlatformAssignments entry : ecosystem.dsgPlatformMappings()) {
            List<DSGDataPlatformAssignment> group = active.computeIfAbsent(entry.workspace(), name -> new HashMap<>())
                    .computeIfAbsent(entry.dsgName(), name -> new ArrayList<>());
            entry.assignments().stream()
                    .filter(DSGDataPlatformAssignment::isActive)
                    .forEach(group::add);
        }
        return active;
    }

    /** A platform that is being left may differ. */
    private void fixed(WorkspaceFixedDataPlatform fixed, List<DSGDataPlatformAssignment> active, ObjectPath path) {
        if (context.index().platform(fixed.dataPlatform()).isEmpty()) {
            context.report(
                    LintRule.UNKNOWN_PLATFORM,
                    path.child("platformMD"),
                    "The platform %s does not exist; correct the name or add the platform.",
                    fixed.dataPlatform());
        }
        for (DSGDataPlatformAssignment assignment : active) {
            if (assignment.status() != AssignmentStatus.DECOMMISSIONING
                    && !assignment.dataPlatform().equals(fixed.dataPlatform())) {
                context.report(
                        LintRule.FIXED_PLATFORM_DIFFERS,
                        path.child("platformMD"),
                        "The group asks for the platform %s but is assigned to %s; make them agree.",
                        fixed.dataPlatform(),
                        assignment.dataPlatform());
            }
        }
    }
}
