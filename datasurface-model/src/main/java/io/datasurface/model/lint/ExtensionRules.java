package io.datasurface.model.lint;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.container.DataContainer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Objects of extensions, which know their own rules. */
final class ExtensionRules {
    private final LintContext context;
    private final Set<DataContainer> judged = new HashSet<>();

    ExtensionRules(LintContext context) {
        this.context = context;
    }

    void check() {
        for (GovernanceZone zone : context.ecosystem().zones().values()) {
            ObjectPath policies = ObjectPath.ROOT.child("zones", zone.name()).child("storagePolicies");
            zone.storagePolicies()
                    .forEach((name, policy) -> ask(policy, place(zone, Optional.empty(), policies.child(name))));
        }
        for (LintModel.TeamEntry entry : context.model().teams()) {
            ObjectPath containers = entry.path().child("containers");
            entry.team()
                    .containers()
                    .forEach((name, container) ->
                            ask(container, place(entry.zone(), Optional.of(entry.team()), containers.child(name))));
        }
        context.stores().forEach(this::datastore);
        context.workspaces().forEach(this::workspace);
    }

    private LintPlace place(GovernanceZone zone, Optional<Team> team, ObjectPath path) {
        return new LintPlace(context.index(), path, zone, team, Optional.empty(), Optional.empty());
    }

    private void datastore(DatastoreEntry entry) {
        entry.datastore().capture().ifPresent(capture -> {
            ObjectPath path = entry.path().child("capture");
            ask(capture, place(entry, path));
            capture.dataContainer().ifPresent(container -> ask(container, place(entry, path.child("dataContainer"))));
        });
    }

    private LintPlace place(DatastoreEntry entry, ObjectPath path) {
        return new LintPlace(
                context.index(),
                path,
                entry.zone(),
                Optional.of(entry.team()),
                Optional.of(entry.datastore()),
                Optional.empty());
    }

    private void workspace(WorkspaceEntry entry) {
        ObjectPath path = entry.path();
        entry.workspace()
                .dataContainer()
                .ifPresent(container -> ask(container, place(entry, path.child("dataContainer"))));
        entry.workspace()
                .dataTransformer()
                .ifPresent(transformer -> ask(transformer.code(), place(entry, path.child("dataTransformer", "code"))));
        for (DatasetGroup group : LintModel.sorted(entry.workspace().dsgs().values())) {
            if (group.platformMD().isPresent()
                    && group.platformMD().get() instanceof LegacyDataPlatformChooser legacy) {
                ObjectPath list = path.child("dsgs", group.name()).child("platformMD", "containers");
                List<DataContainer> containers = legacy.containers();
                for (int i = 0; i < containers.size(); i++) {
                    ask(containers.get(i), place(entry, list.child(Integer.toString(i))));
                }
            }
        }
    }

    private LintPlace place(WorkspaceEntry entry, ObjectPath path) {
        return new LintPlace(
                context.index(),
                path,
                entry.zone(),
                Optional.of(entry.team()),
                Optional.empty(),
                Optional.of(entry.workspace()));
    }

    /** Whatever an extension throws must not keep the other mistakes from being told. */
    private void ask(Object object, LintPlace place) {
        if (object instanceof SelfLinting own) {
            try {
                if (!(object instanceof DataContainer container) || judged.add(container)) {
                    own.lint(place, context.collector());
                }
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                context.report(
                        LintRule.EXTENSION_LINT_FAILED,
                        place.path(),
                        "The rules of %s failed with %s; ask the author of that extension.",
                        object.getClass().getName(),
                        e);
            }
        }
    }
}
