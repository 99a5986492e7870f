package io.datasurface.model.lint;

import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.PlatformEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.DeprecationsAllowed;
import io.datasurface.model.platform.AssignmentStatus;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.policy.DataPlatformPolicy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which groups run on which platforms, who ingests, and what the zones say to that. */
final class AssignmentRules {
    private record GroupKey(String workspace, String group) {}

    private final LintContext context;
    private final Placement placement;

    AssignmentRules(LintContext context) {
        this.context = context;
        this.placement = new Placement(context);
    }

    void check() {
        List<DatasetGroupDataPlatformAssignments> mappings = context.ecosystem().dsgPlatformMappings();
        Map<GroupKey, ObjectPath> seen = new HashMap<>();
        Set<String> deprecated = new HashSet<>();
        for (int i = 0; i < mappings.size(); i++) {
            DatasetGroupDataPlatformAssignments mapping = mappings.get(i);
            ObjectPath path = ObjectPath.ROOT.child("dsgPlatformMappings", Integer.toString(i));
            ObjectPath first = seen.putIfAbsent(new GroupKey(mapping.workspace(), mapping.dsgName()), path);
            if (first != null) {
                context.report(
                        LintRule.ASSIGNMENT_DUPLICATE,
                        path,
                        "The group %s of %s is assigned at %s too; put all its platforms into one entry.",
                        mapping.dsgName(),
                        mapping.workspace(),
                        first);
            }
            Optional<WorkspaceEntry> entry = context.index().workspace(mapping.workspace());
            if (entry.isEmpty()) {
                context.report(
                        LintRule.UNKNOWN_WORKSPACE,
                        path,
                        "The workspace %s does not exist; correct the name or remove the assignment.",
                        mapping.workspace());
            } else if (!entry.get().workspace().dsgs().containsKey(mapping.dsgName())) {
                context.report(
                        LintRule.UNKNOWN_GROUP,
                        path,
                        "The workspace %s has no dataset group %s; correct the name or remove the assignment.",
                        mapping.workspace(),
                        mapping.dsgName());
            }
            assignments(mapping, entry.map(WorkspaceEntry::workspace), path);
            entry.ifPresent(found -> deprecated(found, mapping, deprecated));
        }
        Map<String, Map<String, ObjectPath>> platforms = Processing.of(context.model());
        platforms.forEach(this::processed);
        PrimaryRules primaries = new PrimaryRules(context);
        context.ecosystem().primaryIngestionPlatforms().values().forEach(entry -> primaries.check(entry, platforms));
    }

    private void deprecated(WorkspaceEntry entry, DatasetGroupDataPlatformAssignments mapping, Set<String> seen) {
        boolean active = mapping.assignments().stream().anyMatch(DSGDataPlatformAssignment::isActive);
        if (active && entry.workspace().deprecation().isPresent() && seen.add(mapping.workspace())) {
            context.report(
                    LintRule.DEPRECATED_WORKSPACE_ASSIGNED,
                    entry.path(),
                    "The workspace %s is deprecated and still runs; set its assignments to DECOMMISSIONED once nobody needs it.",
                    mapping.workspace());
        }
    }

    private void assignments(
            DatasetGroupDataPlatformAssignments mapping, Optional<Workspace> workspace, ObjectPath path) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < mapping.assignments().size(); i++) {
            DSGDataPlatformAssignment assignment = mapping.assignments().get(i);
            ObjectPath at = path.child("assignments", Integer.toString(i));
            Optional<PlatformEntry> platform = context.index().platform(assignment.dataPlatform());
            if (platform.isEmpty()) {
                context.report(
                        LintRule.UNKNOWN_PLATFORM,
                        at,
                        "The platform %s does not exist; correct the name or add the platform.",
                        assignment.dataPlatform());
            }
            if (!seen.add(assignment.dataPlatform())) {
                context.report(
                        LintRule.ASSIGNMENT_DUPLICATE,
                        at,
                        "The group %s of %s is assigned to %s more than once; keep one.",
                        mapping.dsgName(),
                        mapping.workspace(),
                        assignment.dataPlatform());
            }
            platform.filter(entry -> entry.instance().deprecation().isPresent())
                    .ifPresent(entry -> deprecated(mapping, assignment, at));
            if (workspace.isPresent() && assignment.isActive()) {
                production(workspace.get(), assignment, platform, at);
            }
        }
    }

    /** A platform that is being left may be deprecated. */
    private void deprecated(
            DatasetGroupDataPlatformAssignments mapping, DSGDataPlatformAssignment assignment, ObjectPath path) {
        if (!assignment.isActive() || assignment.status() == AssignmentStatus.DECOMMISSIONING) {
            return;
        }
        boolean accepted = assignment.deprecationsAllowed() == DeprecationsAllowed.ALLOWED;
        context.report(
                accepted ? LintRule.PLATFORM_DEPRECATED_ACCEPTED : LintRule.PLATFORM_DEPRECATED,
                path,
                "The group %s of %s runs on the platform %s, which is deprecated; assign another one%s.",
                mapping.dsgName(),
                mapping.workspace(),
                assignment.dataPlatform(),
                new LintContext.Plain(accepted ? "" : ", or accept it with deprecationsAllowed: ALLOWED"));
    }

    private void production(
            Workspace workspace,
            DSGDataPlatformAssignment assignment,
            Optional<PlatformEntry> platform,
            ObjectPath path) {
        if (assignment.productionStatus() != workspace.productionStatus()) {
            context.report(
                    LintRule.ASSIGNMENT_PRODUCTION_DIFFERS,
                    path,
                    "The assignment is %s, but the workspace %s is %s; give them the same status.",
                    assignment.productionStatus(),
                    workspace.name(),
                    workspace.productionStatus());
        }
        if (platform.isPresent() && platform.get().instance().productionStatus() != workspace.productionStatus()) {
            context.report(
                    LintRule.PLATFORM_PRODUCTION_DIFFERS,
                    path,
                    "The platform %s is %s, but the workspace %s is %s; use a platform of the same status.",
                    assignment.dataPlatform(),
                    platform.get().instance().productionStatus(),
                    workspace.name(),
                    workspace.productionStatus());
        }
    }

    private void processed(String storeName, Map<String, ObjectPath> platforms) {
        Optional<DatastoreEntry> store = context.index().datastore(storeName);
        if (store.isEmpty()) {
            return;
        }
        platforms.forEach((name, assignment) -> context.index().platform(name).ifPresent(platform -> {
            store.get()
                    .zone()
                    .dataplatformPolicies()
                    .values()
                    .forEach(policy -> policy(policy, store.get(), platform, assignment));
            placement.check(
                    store.get().zone(), platform.provider().locations(), assignment, "the platform", name, storeName);
        }));
        if (platforms.size() > 1
                && !context.ecosystem().primaryIngestionPlatforms().containsKey(storeName)) {
            context.report(
                    LintRule.PRIMARY_MISSING,
                    store.get().path(),
                    "Each of the %s platforms that use the datastore %s would ingest it for itself, first %s; name one in"
                            + " primaryIngestionPlatforms.",
                    platforms.size(),
                    storeName,
                    platforms.keySet().iterator().next());
        }
    }

    private void policy(DataPlatformPolicy policy, DatastoreEntry store, PlatformEntry platform, ObjectPath path) {
        boolean about = policy.storeStatus().isEmpty()
                || policy.storeStatus().get() == store.datastore().productionStatus();
        boolean passes = policy.isCompatible(platform.instance().name())
                && (policy.platformStatus().isEmpty()
                        || policy.platformStatus().get() == platform.instance().productionStatus());
        if (about && !passes) {
            context.report(
                    LintRule.PLATFORM_POLICY_VIOLATED,
                    path,
                    "This assignment lets the platform %s (%s) process the datastore %s (%s), which the policy %s of the zone %s"
                            + " does not let pass; assign another platform.",
                    platform.instance().name(),
                    platform.instance().productionStatus(),
                    store.datastore().name(),
                    store.datastore().productionStatus(),
                    policy.name(),
                    store.zone().name());
        }
    }
}
