package io.datasurface.graph.diff;

import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.schema.Schema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What changes about the objects that are there before and after, by their ids before. Each is compared once, and not at all where both models
 * hold the same object.
 */
final class ObjectChanges {
    private final NameTables names;
    private final NameTables namesNow;
    private final Contents before;
    private final Contents after;
    private final Alignment objects;
    private final Optional<ModelContents> old;
    private final Optional<ModelContents> now;
    private final BitSet[] compared = new BitSet[Layout.values().length];
    private final BitSet[] changed = new BitSet[Layout.values().length];
    private final Map<Layout, Map<Integer, List<Change>>> told = new EnumMap<>(Layout.class);

    ObjectChanges(GraphSnapshot before, GraphSnapshot after) {
        this.names = before.names();
        this.namesNow = after.names();
        this.before = before.contents();
        this.after = after.contents();
        this.objects = new Alignment(names, namesNow);
        this.old = model(this.before);
        this.now = model(this.after);
        for (Layout layout : Layout.values()) {
            compared[layout.ordinal()] = new BitSet();
            changed[layout.ordinal()] = new BitSet();
            told.put(layout, new HashMap<>());
        }
        if (old.isPresent() && now.isPresent()) {
            markSame(old.get(), now.get());
        }
    }

    /** Whether these are the objects of two snapshots, so that nothing has to be compared again. */
    boolean isOf(GraphSnapshot one, GraphSnapshot other) {
        return one.names() == names
                && one.contents() == before
                && other.names() == namesNow
                && other.contents() == after;
    }

    Alignment objects() {
        return objects;
    }

    private static Optional<ModelContents> model(Contents contents) {
        return contents instanceof ModelContents model ? Optional.of(model) : Optional.empty();
    }

    /** What changes about an object that is there before and after. */
    List<Change> of(Layout layout, int id) {
        return isChanged(layout, id) ? Objects.requireNonNull(told.get(layout)).getOrDefault(id, List.of()) : List.of();
    }

    /** Whether anything changes about an object that is there before and after. */
    boolean isChanged(Layout layout, int id) {
        if (!done(layout).get(id)) {
            done(layout).set(id);
            List<Change> changes = compare(layout, id, objects.of(layout)[id]);
            if (!changes.isEmpty()) {
                changed[layout.ordinal()].set(id);
                Objects.requireNonNull(told.get(layout)).put(id, changes);
            }
        }
        return changed[layout.ordinal()].get(id);
    }

    /** Equal objects are compared elsewhere; the same ones need not be. */
    @SuppressWarnings("ReferenceEquality")
    private void markSame(ModelContents then, ModelContents here) {
        int[] firstDataset = names.firstDataset();
        for (int store = 0; store < objects.stores().length; store++) {
            int same = objects.stores()[store];
            DatastoreEntry was = then.store(store).orElse(null);
            DatastoreEntry is = same < 0 ? null : here.store(same).orElse(null);
            if (was != null && is != null && was.datastore() == is.datastore()) {
                done(Layout.DATASET).set(firstDataset[store], firstDataset[store + 1]);
                done(Layout.STORE)
                        .set(
                                store,
                                sameOwner(was.zone(), was.team(), is.zone(), is.team())
                                        && was.zone()
                                                .rawRetention()
                                                .equals(is.zone().rawRetention()));
            }
        }
        boolean sameRegulators = then.model()
                .ecosystem()
                .regulators()
                .equals(here.model().ecosystem().regulators());
        int[] firstGroup = names.firstGroup();
        for (int workspace = 0; workspace < objects.workspaces().length; workspace++) {
            int same = objects.workspaces()[workspace];
            WorkspaceEntry was = then.workspace(workspace).orElse(null);
            WorkspaceEntry is = same < 0 ? null : here.workspace(same).orElse(null);
            if (was != null && is != null && was.workspace() == is.workspace()) {
                done(Layout.GROUP).set(firstGroup[workspace], firstGroup[workspace + 1], sameRegulators);
                done(Layout.WORKSPACE).set(workspace, sameOwner(was.zone(), was.team(), is.zone(), is.team()));
            }
        }
        for (int container = 0; container < objects.containers().length; container++) {
            int same = objects.containers()[container];
            DataContainer was = then.container(container).orElse(null);
            done(Layout.CONTAINER)
                    .set(container, same >= 0 && was == here.container(same).orElse(null));
        }
    }

    private BitSet done(Layout layout) {
        return compared[layout.ordinal()];
    }

    private static boolean sameOwner(GovernanceZone zone, Team team, GovernanceZone zoneNow, Team teamNow) {
        return zone.name().equals(zoneNow.name()) && team.name().equals(teamNow.name());
    }

    private List<Change> compare(Layout layout, int id, int same) {
        long[] hashes = before.of(layout, id);
        long[] hashesNow = after.of(layout, same);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != hashesNow[i]) {
                Facet facet = layout.facets().get(i);
                switch (layout) {
                    case STORE -> changes.add(ofStore(facet, id, same));
                    case DATASET -> ofDataset(facet, id, same, changes);
                    case CONTAINER -> changes.add(ofContainer(facet, id, same));
                    case WORKSPACE -> changes.add(ofWorkspace(facet, id, same));
                    case GROUP -> changes.add(Change.of(FacetReasons.of(facet)));
                }
            }
        }
        return List.copyOf(changes);
    }

    private Change ofStore(Facet facet, int id, int same) {
        Optional<DatastoreEntry> was = old.flatMap(model -> model.store(id));
        Optional<DatastoreEntry> is = now.flatMap(model -> model.store(same));
        return was.isPresent() && is.isPresent()
                ? ObjectWords.ofStore(facet, was.get(), is.get())
                : Change.of(FacetReasons.of(facet));
    }

    private Change ofWorkspace(Facet facet, int id, int same) {
        Optional<WorkspaceEntry> was = old.flatMap(model -> model.workspace(id));
        Optional<WorkspaceEntry> is = now.flatMap(model -> model.workspace(same));
        return was.isPresent() && is.isPresent()
                ? ObjectWords.ofWorkspace(facet, was.get(), is.get())
                : Change.of(FacetReasons.of(facet));
    }

    private Change ofContainer(Facet facet, int id, int same) {
        Change plain = Change.of(FacetReasons.of(facet));
        return facet == Facet.CONTAINER && old.isPresent() && now.isPresent()
                ? ObjectWords.ofContainers(
                        plain, old.get().container(id), now.get().container(same))
                : plain;
    }

    private void ofDataset(Facet facet, int id, int same, List<Change> changes) {
        Optional<Dataset> was = old.flatMap(model -> model.dataset(id));
        Optional<Dataset> is = now.flatMap(model -> model.dataset(same));
        Change plain = Change.of(FacetReasons.of(facet), namesNow.datasets()[same]);
        boolean bothKnown = was.isPresent() && is.isPresent();
        switch (facet) {
            case COLUMNS -> changes.addAll(columns(id, same, was, is));
            case COLUMN_ORDER -> {
                if (columnsAreSame(id, same)) {
                    changes.add(plain);
                }
            }
            case KEY ->
                changes.add(
                        bothKnown
                                ? ObjectWords.fromTo(plain, Told.list(key(was.get())), Told.list(key(is.get())))
                                : plain);
            case PARTITION ->
                changes.add(
                        bothKnown
                                ? ObjectWords.fromTo(
                                        plain, Told.list(partition(was.get())), Told.list(partition(is.get())))
                                : plain);
            default -> changes.add(plain);
        }
    }

    private List<Change> columns(int id, int same, Optional<Dataset> was, Optional<Dataset> is) {
        if (was.isPresent() && is.isPresent()) {
            return ColumnChanges.between(was.get(), is.get());
        }
        long[] hashes = before.of(Layout.DATASET, id);
        return is.map(dataset -> ColumnChanges.since(
                        Layout.DATASET.get(hashes, Facet.COLUMNS),
                        Layout.DATASET.get(hashes, Facet.COLUMN_ORDER),
                        dataset))
                .orElseGet(() -> List.of(Change.of(ChangeReason.COLUMNS_CHANGED, namesNow.datasets()[same])));
    }

    /** Then only the order can differ; otherwise the columns were compared with their order. */
    private boolean columnsAreSame(int id, int same) {
        return Layout.DATASET.get(before.of(Layout.DATASET, id), Facet.COLUMNS)
                == Layout.DATASET.get(after.of(Layout.DATASET, same), Facet.COLUMNS);
    }

    private static List<String> key(Dataset dataset) {
        return dataset.originalSchema().map(Schema::primaryKeyColumns).orElse(List.of());
    }

    private static List<String> partition(Dataset dataset) {
        return dataset.originalSchema().map(Schema::ingestionPartitionColumns).orElse(List.of());
    }
}
