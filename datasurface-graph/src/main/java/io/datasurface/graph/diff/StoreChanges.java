package io.datasurface.graph.diff;

import io.datasurface.graph.NodeKind;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Compares ingestions. */
final class StoreChanges {
    private final Sides sides;
    private final LinkChanges links;
    private final boolean hasOtherHints;
    private int lastStore;

    StoreChanges(Sides sides, LinkChanges links) {
        this.sides = sides;
        this.links = links;
        this.hasOtherHints =
                !sides.before().hints().all().equals(sides.after().hints().all());
    }

    /**
     * What changes about an ingestion that is there before and after.
     *
     * @param exports the exports, which have been compared
     */
    List<Change> of(int node, ExportChanges exports) {
        boolean whole = node < sides.before().nodes().first(NodeKind.INGESTION_SINGLE);
        int subject = sides.before().nodes().subject(node);
        int store = whole ? subject : storeOf(subject);
        if (isSame(node, whole, store, subject, exports)) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(sides.changes(Layout.STORE, store));
        changes.addAll(whole ? datasets(store) : sides.changes(Layout.DATASET, subject));
        String from = sides.before().nodes().readsFrom()[node];
        String fromNow = sides.after().nodes().readsFrom()[sides.after(node)];
        if (!from.isEmpty() || !fromNow.isEmpty()) {
            changes = new ArrayList<>(Filters.withoutFacets(changes, FacetReasons.OF_SOURCE));
        }
        if (!from.equals(fromNow)) {
            changes.add(new Change(ChangeReason.READS_FROM_CHANGED, "", from, fromNow));
        }
        exports(node, whole, exports, changes);
        if (hasOtherHints) {
            changes.addAll(hints(store, subject, whole));
        }
        changes.addAll(sides.requirements(node));
        return changes;
    }

    /** Whether there is nothing to say; asked of every ingestion, so nothing is made. */
    private boolean isSame(int node, boolean whole, int store, int dataset, ExportChanges exports) {
        return !links.changed(node)
                && !sides.isChanged(Layout.STORE, store)
                && (whole ? haveSameDatasets(store) : !sides.isChanged(Layout.DATASET, dataset))
                && sides.before()
                        .nodes()
                        .readsFrom()[node]
                        .equals(sides.after().nodes().readsFrom()[sides.after(node)])
                && !hasOtherHints
                && sides.haveSameNeeds(node)
                && !feedsOthers(node, exports);
    }

    private boolean haveSameDatasets(int store) {
        int[] old = sides.before().names().firstDataset();
        int[] now = sides.after().names().firstDataset();
        int same = sides.objects().stores()[store];
        if (old[store + 1] - old[store] != now[same + 1] - now[same]) {
            return false;
        }
        for (int dataset = old[store]; dataset < old[store + 1]; dataset++) {
            if (sides.objects().datasets()[dataset] < 0 || sides.isChanged(Layout.DATASET, dataset)) {
                return false;
            }
        }
        return true;
    }

    private boolean feedsOthers(int node, ExportChanges exports) {
        Links old = sides.before().links();
        int size = exports.haveOtherNeeds() ? old.size(node) : 0;
        for (int i = 0; i < size; i++) {
            if (exports.hasOtherNeeds(old.successor(node, i))) {
                return true;
            }
        }
        return false;
    }

    /** Datasets are asked for in order, so it is mostly the store of the last one. */
    private int storeOf(int dataset) {
        int[] first = sides.before().names().firstDataset();
        if (dataset < first[lastStore] || dataset >= first[lastStore + 1]) {
            lastStore = sides.before().names().storeOf(dataset);
        }
        return lastStore;
    }

    /** What changes about the datasets of a store that is there before and after. */
    List<Change> datasets(int store) {
        NameTables old = sides.before().names();
        NameTables now = sides.after().names();
        int same = sides.objects().stores()[store];
        int expected = now.firstDataset()[same];
        List<Change> changes = new ArrayList<>();
        for (int dataset = old.firstDataset()[store]; dataset < old.firstDataset()[store + 1]; dataset++) {
            int next = sides.objects().datasets()[dataset];
            if (next < 0) {
                changes.add(Change.of(ChangeReason.DATASET_REMOVED, old.datasets()[dataset]));
                continue;
            }
            while (expected < next) {
                changes.add(Change.of(ChangeReason.DATASET_ADDED, now.datasets()[expected++]));
            }
            expected++;
            changes.addAll(sides.changes(Layout.DATASET, dataset));
        }
        while (expected < now.firstDataset()[same + 1]) {
            changes.add(Change.of(ChangeReason.DATASET_ADDED, now.datasets()[expected++]));
        }
        return changes;
    }

    static List<Change> hints(SortedMap<String, String> before, SortedMap<String, String> after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (String key : keys) {
            String from = before.getOrDefault(key, "");
            String to = after.getOrDefault(key, "");
            if (!from.equals(to) || before.containsKey(key) != after.containsKey(key)) {
                changes.add(new Change(ChangeReason.HINT_CHANGED, key, Told.of(from), Told.of(to)));
            }
        }
        return changes;
    }

    private List<Change> hints(int store, int dataset, boolean whole) {
        NameTables names = sides.before().names();
        String name = names.stores()[store];
        Hints old = sides.before().hints();
        Hints now = sides.after().hints();
        return whole
                ? hints(old.ofStore(name), now.ofStore(name))
                : hints(old.ofDataset(name, names.datasets()[dataset]), now.ofDataset(name, names.datasets()[dataset]));
    }

    private void exports(int node, boolean whole, ExportChanges exports, List<Change> changes) {
        BitSet touched = new BitSet();
        Links old = sides.before().links();
        for (int i = 0; i < old.size(node); i++) {
            int export = old.successor(node, i);
            if (exports.hasOtherNeeds(export)) {
                touched.set(sides.after().nodes().subject(sides.after(export)));
            }
        }
        if (links.changed(node)) {
            SortedSet<String> gone = exports(sides.before(), node);
            SortedSet<String> fresh = exports(sides.after(), sides.after(node));
            for (String export : gone) {
                if (!fresh.contains(export)) {
                    changes.add(Change.of(ChangeReason.EXPORT_REMOVED, export));
                }
            }
            for (String export : fresh) {
                if (!gone.contains(export)) {
                    changes.add(Change.of(ChangeReason.EXPORT_ADDED, export));
                }
            }
            touchAll(node, touched);
        }
        if (whole) {
            touched.stream().forEach(dataset -> needs(node, dataset, changes));
        }
    }

    /** The datasets with exports on either side, as far as they are there after. */
    private void touchAll(int node, BitSet touched) {
        for (int export : successors(sides.before(), node)) {
            int dataset = sides.objects().datasets()[sides.before().nodes().subject(export)];
            if (dataset >= 0) {
                touched.set(dataset);
            }
        }
        for (int export : successors(sides.after(), sides.after(node))) {
            touched.set(sides.after().nodes().subject(export));
        }
    }

    /** The exports that an ingestion feeds. */
    private static int[] successors(GraphSnapshot side, int node) {
        return IntStream.range(0, side.links().size(node))
                .map(i -> side.links().successor(node, i))
                .filter(side.nodes()::isExport)
                .toArray();
    }

    private static SortedSet<String> exports(GraphSnapshot side, int node) {
        SortedSet<String> exports = new TreeSet<>();
        for (int export : successors(side, node)) {
            exports.add(side.names().qualified(side.nodes().subject(export)) + " to "
                    + side.names().containers()[side.nodes().container(export)]);
        }
        return exports;
    }

    private void needs(int node, int datasetAfter, List<Change> changes) {
        NodeRequirements old = needs(sides.before(), node, datasetAfter, true);
        NodeRequirements now = needs(sides.after(), sides.after(node), datasetAfter, false);
        changes.addAll(RequirementChanges.ofDataset(sides.after().names().datasets()[datasetAfter], old, now));
    }

    /** What the exports of one dataset of an ingestion need of its history. */
    private NodeRequirements needs(GraphSnapshot side, int node, int datasetAfter, boolean isBefore) {
        Set<MilestoningStrategy> milestoning = EnumSet.noneOf(MilestoningStrategy.class);
        Optional<Duration> retention = Optional.empty();
        for (int export : successors(side, node)) {
            int dataset = side.nodes().subject(export);
            if ((isBefore ? sides.objects().datasets()[dataset] : dataset) == datasetAfter) {
                NodeRequirements one = side.needs().of(export);
                milestoning.addAll(one.milestoning());
                retention = longest(retention, one.retention());
            }
        }
        return new NodeRequirements(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                milestoning,
                retention,
                ProductionStatus.NOT_PRODUCTION);
    }

    private static Optional<Duration> longest(Optional<Duration> one, Optional<Duration> other) {
        return one.isEmpty() || (other.isPresent() && other.get().compareTo(one.get()) > 0) ? other : one;
    }
}
