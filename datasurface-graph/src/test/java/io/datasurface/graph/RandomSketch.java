package io.datasurface.graph;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.platform.AssignmentStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Random ecosystems, faulty ones included: unknown names, missing containers, cycles, contradicting primaries. */
final class RandomSketch {
    private final Random random;
    private final Sketch sketch = new Sketch();
    private final List<String> platforms;
    private final List<String> sinks = new ArrayList<>();
    private int groups;

    private RandomSketch(long seed) {
        random = new Random(seed);
        platforms = names("P", 1 + random.nextInt(3));
    }

    /** The same ecosystem for the same seed and size. */
    static Sketch of(long seed, int size) {
        return new RandomSketch(seed).describe(size);
    }

    private Sketch describe(int size) {
        sketch.platforms(platforms.toArray(new String[0]));
        int stores = 1 + random.nextInt(size);
        int transformers = random.nextInt(size);
        for (String store : names("S-", stores)) {
            store(store);
        }
        for (String store : names("Out!", transformers)) {
            store(store);
        }
        for (int i = 0; i < 3; i++) {
            sketch.regulator("R" + i, Duration.ofDays(1 + random.nextInt(12)));
        }
        sinks.add("Ghost.a");
        for (int i = 0; i < transformers; i++) {
            String output = random.nextInt(8) == 0 ? "Ghost" : "Out!" + random.nextInt(transformers + 1);
            workspace("T" + i, size).writes(output);
        }
        for (int i = 0; i < 1 + random.nextInt(size); i++) {
            workspace("W" + i, size);
        }
        return sketch;
    }

    private void store(String store) {
        String[] datasets = names("d", 1 + random.nextInt(3)).toArray(new String[0]);
        if (random.nextInt(3) == 0) {
            sketch.single(store, datasets);
        } else {
            sketch.multi(store, datasets);
        }
        for (String dataset : datasets) {
            sinks.add(store + "." + dataset);
        }
        if (random.nextInt(3) == 0) {
            sketch.primary(store, some(platforms, 2));
        }
    }

    private Sketch.WorkspaceSketch workspace(String name, int size) {
        Sketch.WorkspaceSketch workspace = sketch.workspace(name).priority(pick(WorkspacePriority.values()));
        if (random.nextInt(6) > 0) {
            workspace.in("C" + random.nextInt(size));
        }
        if (random.nextInt(4) == 0) {
            workspace.production();
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            String group = "G" + groups++;
            String[] wanted = some(sinks, 4);
            if (random.nextBoolean()) {
                workspace.group(group, wanted);
            } else {
                workspace.group(group, needs(), wanted);
            }
            if (random.nextInt(3) > 0) {
                workspace.on(pick(AssignmentStatus.values()), some(platforms, 3));
            }
        }
        return workspace;
    }

    private ConsumerRetentionRequirements needs() {
        return new ConsumerRetentionRequirements(
                pick(MilestoningStrategy.values()),
                pick(DataLatency.values()),
                random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMinutes(1 + random.nextInt(9))),
                random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofDays(1 + random.nextInt(9))),
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of("R" + random.nextInt(4)));
    }

    private String[] some(List<String> names, int most) {
        return IntStream.range(0, random.nextInt(most + 1))
                .mapToObj(i -> names.get(random.nextInt(names.size())))
                .toArray(String[]::new);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
