package io.datasurface.model.lint;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the families of rules share in one run: the model, every datastore and workspace even of a name that is taken, and the problems. */
final class LintContext {
    /** Words of our own in a message: not quoted. */
    record Plain(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private final EcosystemIndex index;
    private final ProblemCollector problems;
    private final List<DatastoreEntry> stores = new ArrayList<>();
    private final List<WorkspaceEntry> workspaces = new ArrayList<>();

    LintContext(EcosystemIndex index, SourceMap sources) {
        this.index = index;
        this.problems = new ProblemCollector(sources);
        for (GovernanceZone zone : ecosystem().zones().values()) {
            ObjectPath zonePath = ObjectPath.ROOT.child("zones", zone.name());
            for (Team team : zone.teams().values()) {
                ObjectPath teamPath = zonePath.child("teams", team.name());
                for (Datastore store : team.dataStores().values()) {
                    stores.add(new DatastoreEntry(zone, team, store, teamPath.child("dataStores", store.name())));
                }
                for (Workspace workspace : team.workspaces().values()) {
                    workspaces.add(
                            new WorkspaceEntry(zone, team, workspace, teamPath.child("workspaces", workspace.name())));
                }
            }
        }
    }

    EcosystemIndex index() {
        return index;
    }

    Ecosystem ecosystem() {
        return index.ecosystem();
    }

    /** All datastores, also those whose name is taken. */
    List<DatastoreEntry> stores() {
        return stores;
    }

    /** All workspaces, also those whose name is taken. */
    List<WorkspaceEntry> workspaces() {
        return workspaces;
    }

    /** The container in which a datastore is: the capture's, or where its transformer writes. */
    Optional<DataContainer> containerOf(Datastore store) {
        return store.capture().flatMap(capture -> {
            if (capture.dataContainer().isEmpty() && capture instanceof DataTransformerOutput output) {
                return index.workspace(output.workSpaceName())
                        .flatMap(entry -> entry.workspace().dataContainer());
            }
            return capture.dataContainer();
        });
    }

    /**
     * Reports a problem. Values of the model are quoted, cut and escaped; numbers, constants and {@link Plain} words are not.
     */
    void report(LintRule rule, ObjectPath path, String format, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            boolean ours = value instanceof Number || value instanceof Enum || value instanceof Plain;
            safe[i] = ours ? value : Quoted.of(value.toString());
        }
        problems.add(rule.severity(), rule.code(), path, String.format(Locale.ROOT, format, safe));
    }

    List<Problem> problems() {
        return problems.problems();
    }
}
