package io.datasurface.model.lint;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DataPlatformChooser;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            workspace.dsgs().values().forEach(group -> group(entry, group, transforms));
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
        group.retention().ifPresent(retention -> retention(retention, path.child("platformMD", "retention")));
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

    private void retention(ConsumerRetentionRequirements retention, ObjectPath path) {
        positive(retention.freshness(), "freshness", path);
        positive(retention.minRetentionTime(), "minRetentionTime", path);
        if (retention.minRetentionTime().isPresent()
                && retention.milestoningStrategy() == MilestoningStrategy.LIVE_ONLY) {
            context.report(
                    LintRule.RETENTION_WITHOUT_HISTORY,
                    path,
                    "A retention time of %s is asked for, but LIVE_ONLY keeps no history; ask for FORENSIC or"
                            + " LIVE_WITH_FORENSIC_HISTORY.",
                    retention.minRetentionTime().get());
        }
        if (retention.regulator().isPresent() && retention.minRetentionTime().isEmpty()) {
            context.report(
                    LintRule.REGULATOR_WITHOUT_RETENTION,
                    path,
                    "The regulator %s is named without a retention time; set minRetentionTime.",
                    retention.regulator().get());
        }
        Optional<Duration> loosest = loosest(retention.latency());
        if (retention.freshness().isPresent()
                && loosest.isPresent()
                && retention.freshness().get().compareTo(loosest.get()) > 0) {
            context.report(
                    LintRule.FRESHNESS_CONTRADICTS_LATENCY,
                    path,
                    "The freshness %s is looser than the latency %s; make them agree.",
                    retention.freshness().get(),
                    retention.latency());
        }
    }

    private void positive(Optional<Duration> time, String field, ObjectPath path) {
        if (time.isPresent() && (time.get().isZero() || time.get().isNegative())) {
            context.report(
                    LintRule.RETENTION_INVALID,
                    path,
                    "The time %s of %s is not positive; write for example PT15M or P365D.",
                    time.get(),
                    new LintContext.Plain(field));
        }
    }

    private static Optional<Duration> loosest(DataLatency latency) {
        switch (latency) {
            case SECONDS:
                return Optional.of(Duration.ofMinutes(1));
            case MINUTES:
                return Optional.of(Duration.ofHours(1));
            case HOURS:
                return Optional.of(Duration.ofDays(1));
            default:
                return Optional.empty();
        }
    }
}
