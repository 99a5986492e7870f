package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.Named;
import io.datasurface.model.schema.DDLColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as the rules walk through it: every datastore and workspace, even of a name that is taken, in the order of names, so that the
 * order of declarations changes nothing. Immutable, so that families of rules may run at once.
 */
final class LintModel {
    /** A team with its zone. */
    record TeamEntry(GovernanceZone zone, Team team, ObjectPath path) {}

    private final EcosystemIndex index;
    private final TypeRules types = new TypeRules();
    private final List<TeamEntry> teams = new ArrayList<>();
    private final List<DatastoreEntry> stores = new ArrayList<>();
    private final List<WorkspaceEntry> workspaces = new ArrayList<>();
    private final IdentityHashMap<Dataset, DatasetFacts> facts = new IdentityHashMap<>();

    LintModel(EcosystemIndex index) {
        this.index = index;
        for (GovernanceZone zone : sorted(index.ecosystem().zones().values())) {
            ObjectPath zonePath = ObjectPath.ROOT.child("zones", zone.name());
            for (Team team : sorted(zone.teams().values())) {
                ObjectPath path = zonePath.child("teams", team.name());
                teams.add(new TeamEntry(zone, team, path));
                for (Datastore store : sorted(team.dataStores().values())) {
                    stores.add(new DatastoreEntry(zone, team, store, path.child("dataStores", store.name())));
                }
                for (Workspace workspace : sorted(team.workspaces().values())) {
                    workspaces.add(
                            new WorkspaceEntry(zone, team, workspace, path.child("workspaces", workspace.name())));
                }
            }
        }
        stores.parallelStream().map(this::facts).toList().forEach(facts::putAll);
    }

    private IdentityHashMap<Dataset, DatasetFacts> facts(DatastoreEntry entry) {
        IdentityHashMap<Dataset, DatasetFacts> found = new IdentityHashMap<>();
        for (Dataset dataset : entry.datastore().datasets().values()) {
            found.put(dataset, DatasetFacts.of(dataset, types));
        }
        return found;
    }

    static <T extends Named> List<T> sorted(Collection<T> objects) {
        List<T> sorted = new ArrayList<>(objects);
        sorted.sort(Comparator.comparing(Named::name));
        return sorted;
    }

    TypeRules types() {
        return types;
    }

    EcosystemIndex index() {
        return index;
    }

    List<TeamEntry> teams() {
        return teams;
    }

    List<DatastoreEntry> stores() {
        return stores;
    }

    List<WorkspaceEntry> workspaces() {
        return workspaces;
    }

    /** What is to be known of the columns of a dataset. */
    DatasetFacts facts(Dataset dataset) {
        DatasetFacts known = facts.get(dataset);
        return known == null ? DatasetFacts.of(dataset, types) : known;
    }

    /** The columns of a dataset by name; none if it has no schema. */
    Map<String, DDLColumn> columns(Dataset dataset) {
        return facts(dataset).columns();
    }
}
