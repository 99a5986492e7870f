package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.access.Principals;
import io.datasurface.awsbatch.foundation.EntitledWorkspace;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.container.DataPlatformManagedDataContainer;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.PlatformModel;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who is entitled to read workspaces, and cannot be let in. */
final class EntitlementRules {
    private final Instance instance;
    private final ProblemCollector problems;
    private final Principals principals;
    private final Set<String> seen = new HashSet<>();

    EntitlementRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
        this.principals = new Principals(instance);
    }

    /** Whom an entitlement names by no name that the container knows, or what DMS loads, has to be let in by somebody else. */
    void workspace(EcosystemIndex.WorkspaceEntry entry) {
        if (entry.workspace().dataContainer().isEmpty()
                || !seen.add(entry.workspace().name())) {
            return;
        }
        List<Entitlement> entitlements = entry.workspace().entitlements();
        if (entitlements.isEmpty()
                && entry.workspace().dataTransformer().isEmpty()
                && entry.workspace().dataContainer().get() instanceof DataPlatformManagedDataContainer
                && instance.parameters().texts("readers").isEmpty()) {
            problems.warning(
                    "aws-no-readers",
                    entry.path(),
                    "Nobody can query workspace %s: it has no entitlements, and %s names no readers, for whom it would make the role %s, which reads the whole lake; add"
                            + " entitlements, or name principals in readers",
                    entry.workspace().name(),
                    instance.name(),
                    instance.parameters().text("glueDatabase.role"));
        }
        for (int i = 0; i < entitlements.size(); i++) {
            Entitlement entitlement = entitlements.get(i);
            ObjectPath path = entitlements(entry).child(Integer.toString(i));
            principals
                    .refusal(entry.workspace().dataContainer().get(), entitlement.principal())
                    .ifPresent(why -> problems.warning(
                            "aws-entitlements",
                            path,
                            "%s does not let %s into the container of %s: %s",
                            instance.name(),
                            said(entitlement),
                            entry.workspace().name(),
                            why));
        }
    }

    /** Policies of a role cannot grow. */
    void sizes(PlatformModel model) {
        List<EntitledWorkspace> all = EntitledWorkspace.of(instance, model);
        handedOver(all);
        for (EntitledWorkspace workspace : all) {
            if (!workspace.fits(instance)) {
                problems.error(
                        "aws-entitlement-size",
                        entitlements(Consumers.workspace(model, workspace.workspace())),
                        "The role of workspace %s would let %s principals read %s tables, which is more than its policies can name; entitle a role that they share, or"
                                + " divide the workspace",
                        workspace.workspace(),
                        workspace.principals().size(),
                        workspace.tables().size());
            }
        }
    }

    private void handedOver(List<EntitledWorkspace> all) {
        for (String name : instance.parameters().texts("access.handedOver")) {
            if (all.stream().noneMatch(workspace -> workspace.isCalled(name))) {
                problems.error(
                        "aws-access-handed-over",
                        instance.context().platform().path().child("parameters").child("access", "handedOver"),
                        "%s is no workspace on the lake that lets somebody in, so nothing of it is handed over; take it out of access.handedOver",
                        name);
            }
        }
    }

    private static ObjectPath entitlements(EcosystemIndex.WorkspaceEntry entry) {
        return entry.path().child("entitlements");
    }

    private static String said(Entitlement entitlement) {
        return "the " + entitlement.principalType().name().toLowerCase(Locale.ROOT) + " " + entitlement.principal();
    }
}
