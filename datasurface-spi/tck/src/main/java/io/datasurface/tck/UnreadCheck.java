package io.datasurface.tck;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Puts datasets that nobody reads before and behind those of each datastore, and looks whether what is rendered for consumers names them: a
 * plugin that takes the first or last dataset where it should take one's own is right with datastores of one.
 */
final class UnreadCheck {
    private static final String MARK = "tck_unread";
    private static final String BEFORE = "aaa_" + MARK;
    private static final String BEHIND = "zzz_" + MARK;
    private static final String INGESTION = "Ingest";

    private UnreadCheck() {}

    /** What consumers get of something that they do not read, a line for each kind of node and file. */
    static List<String> mistakes(ContractRun run, Predicate<String> ignored) {
        ContractRun larger = run.with(withUnread(run.model()));
        if (ignored.test("") || larger.hasErrors()) {
            return List.of(); // Not every plugin takes a dataset that nobody reads.
        }
        TreeSet<String> mistakes = new TreeSet<>();
        Map<String, Map<String, String>> ofNodes = larger.inChunksOf(1).artifactsOfNodes();
        // A chunk that has an ingestion may name all that its datastore has.
        List<Map<String, String>> ingesting = ofNodes.entrySet().stream()
                .filter(node -> ContractRun.kind(node.getKey()).startsWith(INGESTION))
                .map(Map.Entry::getValue)
                .toList();
        ofNodes.forEach((node, artifacts) -> {
            if (!ingesting.contains(artifacts) && !ignored.test(ContractRun.kind(node) + " unread datasets")) {
                artifacts.forEach((path, text) -> {
                    if (text.contains(MARK)) {
                        mistakes.add(ContractRun.kind(node) + " unread datasets (in " + path + ", for " + node + ")");
                    }
                });
            }
        });
        return List.copyOf(mistakes);
    }

    private static Ecosystem withUnread(Ecosystem model) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .dataStores(ModelEdits.map(team.dataStores().values(), UnreadCheck::withUnread)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private static Datastore withUnread(Datastore store) {
        if (store.datasets().isEmpty() || !ModelGrowth.isCaptured(store)) {
            return store;
        }
        List<Dataset> datasets = new ArrayList<>(store.datasets().values());
        Dataset like = datasets.get(0);
        datasets.add(0, like.toBuilder().name(BEFORE).build());
        datasets.add(like.toBuilder().name(BEHIND).build());
        return store.toBuilder().datasets(datasets).build();
    }
}
