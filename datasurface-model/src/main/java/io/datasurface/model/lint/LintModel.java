package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
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
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as the rules walk through it: every datastore and workspace, even of a name that is taken, in the order of names, so that the
 * order of declarations changes nothing. Immutable, so that families of rules may run at once.
 */
final class LintModel {
    /** A team with its zone. */
    record TeamEntry(GovernanceZone zone, Team team, ObjectPath path) {}

    private record Key(String store, String dataset) {}

    private final EcosystemIndex index;
    private final TypeRules types = new TypeRules();
    private final List<TeamEntry> teams = new ArrayList<>();
    private final List<DatastoreEntry> stores = new ArrayList<>();
    private final List<WorkspaceEntry> workspaces = new ArrayList<>();
    private final IdentityHashMap<Dataset, DatasetFacts> facts = new IdentityHashMap<>();
    private final IdentityHashMap<Datastore, List<DatasetFacts>> datasets = new IdentityHashMap<>();
    private final IdentityHashMap<DatasetGroup, List<Read>> reads = new IdentityHashMap<>();

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
        List<List<DatasetFacts>> ofStores =
                stores.parallelStream().map(this::look).toList();
        for (int i = 0; i < ofStores.size(); i++) {
            ofStores.get(i).forEach(found -> facts.put(found.dataset(), found));
            datasets.put(stores.get(i).datastore(), ofStores.get(i));
        }
        List<List<List<Read>>> ofWorkspaces =
                workspaces.parallelStream().map(this::follow).toList();
        for (int i = 0; i < ofWorkspaces.size(); i++) {
            Iterator<List<Read>> ofGroups = ofWorkspaces.get(i).iterator();
            for (DatasetGroup group : workspaces.get(i).workspace().dsgs().values()) {
                reads.put(group, ofGroups.next());
            }
        }
    }

    private List<DatasetFacts> look(DatastoreEntry entry) {
        List<DatasetFacts> found = new ArrayList<>(entry.datastore().datasets().size());
        for (Dataset dataset : entry.datastore().datasets().values()) {
            found.add(DatasetFacts.of(dataset, types));
        }
        return found;
    }

    private List<List<Read>> follow(WorkspaceEntry entry) {
        return entry.workspace().dsgs().values().stream().map(this::follow).toList();
    }

    private List<Read> follow(DatasetGroup group) {
        List<Read> found = new ArrayList<>(group.sinks().size());
        Set<Key> seen = new HashSet<>();
        for (DatasetSink sink : group.sinks()) {
            Optional<DatastoreEntry> store = index.datastore(sink.storeName());
            Dataset dataset =
                    store.isEmpty() ? null : store.get().datastore().datasets().get(sink.datasetName());
            boolean isAgain = !seen.add(new Key(sink.storeName(), sink.datasetName()));
            found.add(
                    new Read(sink, found.size(), store.orElse(null), dataset == null ? null : facts(dataset), isAgain));
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

    /** The datasets of a datastore, in the order of declaration. */
    List<DatasetFacts> datasets(Datastore store) {
        List<DatasetFacts> known = datasets.get(store);
        return known == null
                ? store.datasets().values().stream().map(this::facts).toList()
                : known;
    }

    /** The sinks of a group, in their order. */
    List<Read> reads(DatasetGroup group) {
        List<Read> known = reads.get(group);
        return known == null ? follow(group) : known;
    }

    /** The columns of a dataset by name; none if it has no schema. */
    Map<String, DDLColumn> columns(Dataset dataset) {
        return facts(dataset).columns();
    }
}
