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
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
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

    private record AvroFacts(Map<String, DDLColumn> columns, List<String> mistakes) {}

    private final EcosystemIndex index;
    private final List<TeamEntry> teams = new ArrayList<>();
    private final List<DatastoreEntry> stores = new ArrayList<>();
    private final List<WorkspaceEntry> workspaces = new ArrayList<>();
    private final IdentityHashMap<AvroSchema, AvroFacts> avro = new IdentityHashMap<>();

    LintModel(EcosystemIndex index) {
        this.index = index;
        for (GovernanceZone zone : sorted(index.ecosystem().zones().values())) {
            ObjectPath zonePath = ObjectPath.ROOT.child("zones", zone.name());
            for (Team team : sorted(zone.teams().values())) {
                ObjectPath path = zonePath.child("teams", team.name());
                teams.add(new TeamEntry(zone, team, path));
                for (Datastore store : sorted(team.dataStores().values())) {
                    stores.add(new DatastoreEntry(zone, team, store, path.child("dataStores", store.name())));
                    store.datasets().values().forEach(this::avro);
                }
                for (Workspace workspace : sorted(team.workspaces().values())) {
                    workspaces.add(
                            new WorkspaceEntry(zone, team, workspace, path.child("workspaces", workspace.name())));
                }
            }
        }
    }

    private void avro(Dataset dataset) {
        if (dataset.originalSchema().isPresent() && dataset.originalSchema().get() instanceof AvroSchema schema) {
            avro.computeIfAbsent(schema, key -> new AvroFacts(key.columns(), key.mistakes()));
        }
    }

    static <T extends Named> List<T> sorted(Collection<T> objects) {
        List<T> sorted = new ArrayList<>(objects);
        sorted.sort(Comparator.comparing(Named::name));
        return sorted;
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

    /** The columns of a schema of this model, by name; an Avro schema is not read again. */
    Map<String, DDLColumn> columns(Schema schema) {
        AvroFacts facts = schema instanceof AvroSchema ? avro.get(schema) : null;
        return facts == null ? schema.columns() : facts.columns();
    }

    /** What is wrong with an Avro schema of this model. */
    List<String> mistakes(AvroSchema schema) {
        AvroFacts facts = avro.get(schema);
        return facts == null ? schema.mistakes() : facts.mistakes();
    }
}
