package io.datasurface.tck;

import io.datasurface.graph.IngestionMultiNode;
import io.datasurface.graph.IngestionSingleNode;
import io.datasurface.graph.IntentionGraph;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.graph.IntentionNode;
import io.datasurface.host.AppliedPlanner;
import io.datasurface.spi.FeedTake;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds the graphs that a planner has made against the feeds, which are all that platforms know of each other. */
final class FeedGraphCheck {
    /** What a platform ingests of a store, a dataset or all of them, and from whom. */
    private record Ingestion(String store, Optional<String> dataset, Optional<String> readsFrom) {
        static Optional<Ingestion> of(IntentionNode node) {
            if (node instanceof IngestionMultiNode multi) {
                return Optional.of(new Ingestion(multi.store(), Optional.empty(), multi.readsFrom()));
            }
            return node instanceof IngestionSingleNode single
                    ? Optional.of(new Ingestion(single.store(), Optional.of(single.dataset()), single.readsFrom()))
                    : Optional.empty();
        }

        /** Whether it brings what another one takes: a store that is ingested as a whole has all of its datasets. */
        boolean has(Ingestion other) {
            return store.equals(other.store) && (dataset.isEmpty() || dataset.equals(other.dataset));
        }
    }

    private final Map<String, Set<Ingestion>> before;
    private final Map<String, Set<Ingestion>> after;
    private final List<FeedTake> takes;
    private final List<String> mistakes = new ArrayList<>();

    private FeedGraphCheck(AppliedPlanner applied) {
        before = ingestions(applied.request().graphs());
        after = ingestions(applied.plan().graphs());
        takes = applied.plan().takes();
    }

    /** What is wrong, a line for each. */
    static List<String> mistakes(AppliedPlanner applied) {
        FeedGraphCheck check = new FeedGraphCheck(applied);
        check.after.forEach((platform, all) -> all.stream()
                // What the model itself lets read elsewhere is not the planner's.
                .filter(one -> !check.of(check.before, platform).contains(one))
                .forEach(one -> check.check(platform, one)));
        check.takes.forEach(check::check);
        return check.mistakes;
    }

    private static SortedMap<String, Set<Ingestion>> ingestions(IntentionGraphs graphs) {
        SortedMap<String, Set<Ingestion>> all = new TreeMap<>();
        for (IntentionGraph graph : graphs.graphs()) {
            Set<Ingestion> its = new LinkedHashSet<>();
            graph.nodes().forEach(node -> Ingestion.of(node).ifPresent(its::add));
            all.put(graph.platform(), its);
        }
        return all;
    }

    private Set<Ingestion> of(Map<String, Set<Ingestion>> graphs, String platform) {
        return graphs.getOrDefault(platform, Collections.emptySet());
    }

    private void check(String platform, Ingestion one) {
        String from = one.readsFrom().orElse("");
        if (one.readsFrom().isPresent()
                && takes.stream()
                        .noneMatch(take -> take.platform().equals(platform)
                                && take.from().equals(from)
                                && take.store().equals(one.store())
                                && one.dataset().map(take.datasets()::contains).orElse(true))) {
            mistakes.add(platform + " reads " + name(one) + " from " + from + ", and takes no feed of it");
        }
        Set<String> seen = new HashSet<>();
        String at = platform;
        Optional<String> next = one.readsFrom();
        while (next.isPresent()) {
            if (!seen.add(at)) {
                mistakes.add(
                        platform + " reads " + name(one) + " in a circle of " + seen + ", and nobody reads the source");
                return;
            }
            at = next.get();
            Optional<Ingestion> there =
                    of(after, at).stream().filter(other -> other.has(one)).findFirst();
            if (there.isEmpty()) {
                mistakes.add(platform + " reads " + name(one) + " by way of " + at + ", which does not ingest it");
                return;
            }
            next = there.get().readsFrom();
        }
    }

    private void check(FeedTake take) {
        boolean read = of(after, take.platform()).stream()
                .anyMatch(one ->
                        one.store().equals(take.store()) && one.readsFrom().equals(Optional.of(take.from())));
        if (!read) {
            mistakes.add(take.platform() + " takes " + take.store() + " from " + take.from()
                    + ", and no node of its graph reads there");
        }
    }

    private static String name(Ingestion one) {
        return one.store() + one.dataset().map(dataset -> "/" + dataset).orElse("");
    }
}
