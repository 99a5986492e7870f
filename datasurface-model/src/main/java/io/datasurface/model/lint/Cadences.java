package io.datasurface.model.lint;

import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.StepTrigger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How long it may take until a change at a source shows in a datastore: as long as the longest pause of what captures or makes it, or any of
 * what it is made of. What is started from outside, or runs all the time, has no pauses that the model knows of.
 */
final class Cadences {
    /**
     * A longest pause.
     *
     * @param gap how long
     * @param cron the expression that pauses
     * @param store the datastore that it captures or makes, which may be an input of an input
     */
    record Cadence(Duration gap, String cron, String store) {}

    private final Map<String, Optional<Duration>> gaps = new HashMap<>();
    private final Map<String, Cadence> byStore = new HashMap<>();

    Cadences(EcosystemIndex index) {
        List<Cadence> own = new ArrayList<>();
        for (DatastoreEntry entry : index.datastores()) {
            String store = entry.datastore().name();
            Optional<WorkspaceEntry> producer =
                    TransformerCycles.producer(index, store).flatMap(index::workspace);
            Optional<StepTrigger> trigger = producer.isPresent()
                    ? producer.get().workspace().dataTransformer().flatMap(transformer -> transformer.trigger())
                    : entry.datastore().capture().flatMap(CaptureMetadata::stepTrigger);
            if (trigger.isPresent() && trigger.get() instanceof CronTrigger cron) {
                gap(cron.cron()).ifPresent(gap -> own.add(new Cadence(gap, cron.cron(), store)));
            }
        }
        own.sort(Comparator.comparing(Cadence::gap).reversed().thenComparing(Cadence::store));
        Map<String, List<String>> outputs = outputs(index);
        own.forEach(cadence -> spread(cadence, outputs));
    }

    /** The longest pause on the way to a datastore, if any is known. */
    Optional<Cadence> of(String store) {
        return Optional.ofNullable(byStore.get(store));
    }

    /** The longest pause of a cron expression; empty if it is none. */
    Optional<Duration> gap(String cron) {
        return gaps.computeIfAbsent(
                cron,
                text -> CronExpression.mistake(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(CronExpression.parse(text).longestGap()));
    }

    /** By datastore: what transformers make of it. */
    private static Map<String, List<String>> outputs(EcosystemIndex index) {
        Map<String, List<String>> outputs = new HashMap<>();
        for (WorkspaceEntry entry : index.workspaces()) {
            Optional<String> output = entry.workspace()
                    .dataTransformer()
                    .map(transformer -> transformer.outputDatastore())
                    .filter(store -> TransformerCycles.producer(index, store)
                            .filter(entry.workspace().name()::equals)
                            .isPresent());
            Set<String> inputs = new HashSet<>();
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                group.sinks().stream().map(DatasetSink::storeName).forEach(inputs::add);
            }
            output.ifPresent(store -> inputs.forEach(input ->
                    outputs.computeIfAbsent(input, key -> new ArrayList<>()).add(store)));
        }
        return outputs;
    }

    /** The longest pauses come first, so what has one already keeps it. */
    private void spread(Cadence cadence, Map<String, List<String>> outputs) {
        Deque<String> stores = new ArrayDeque<>(List.of(cadence.store()));
        while (!stores.isEmpty()) {
            String store = stores.remove();
            if (byStore.putIfAbsent(store, cadence) == null) {
                stores.addAll(outputs.getOrDefault(store, List.of()));
            }
        }
    }
}
