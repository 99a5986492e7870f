package io.datasurface.examples.benchmarks.columns;

import io.datasurface.graph.GraphSource;
import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePriority;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Fills columns by a shape. The same shape and seed give the same columns on every machine. */
public final class ShapedEcosystem {
    private static final int OUTPUT_DATASETS = 3;
    private static final int MOST_GROUPS = 3;
    private static final int OUTPUTS_READ = 2;

    private final GraphShape shape;
    private final SplittableRandom random;
    private final ColumnarEcosystem.Columns columns = new ColumnarEcosystem.Columns();
    private int[] sinks = new int[1 << 16];
    private int sinkCount;
    private int groupCount;

    private ShapedEcosystem(GraphShape shape, long seed) {
        this.shape = shape;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Makes an ecosystem.
     *
     * @param shape what it looks like
     * @param seed which one of that shape
     * @return its columns
     */
    public static GraphSource of(GraphShape shape, long seed) {
        ShapedEcosystem made = new ShapedEcosystem(shape, seed);
        made.stores();
        made.workspaces();
        made.assignments();
        return new ColumnarEcosystem(made.columns);
    }

    private void stores() {
        int count = shape.stores() + shape.transformers();
        columns.platforms = shape.platforms();
        columns.containers = shape.containers();
        columns.captured = shape.stores();
        columns.single = new boolean[count];
        columns.firstDataset = new int[count + 1];
        columns.firstPrimary = new int[count + 1];
        int[] primaries = new int[count];
        double mean = (double) shape.datasets() / shape.stores();
        for (int store = 0; store < count; store++) {
            boolean captured = store < shape.stores();
            columns.single[store] = random.nextInt(100) < shape.singlePercent();
            // Stores that are ingested dataset by dataset are smaller.
            double wanted = mean * (columns.single[store] && shape.singlePercent() < 100 ? 0.5 : 1.3) * tail();
            columns.firstDataset[store + 1] =
                    columns.firstDataset[store] + (captured ? Math.max(1, (int) wanted) : OUTPUT_DATASETS);
            boolean pinned = shape.platforms() > 1 && random.nextInt(10) == 0;
            columns.firstPrimary[store + 1] = columns.firstPrimary[store] + (pinned ? 1 : 0);
            primaries[columns.firstPrimary[store]] = random.nextInt(shape.platforms());
        }
        columns.primaries = Arrays.copyOf(primaries, columns.firstPrimary[count]);
    }

    /** The transformers first; those with the same rest of their number by the depth are on one level. */
    private void workspaces() {
        int count = shape.transformers() + shape.consumers();
        columns.container = new int[count];
        columns.output = new int[count];
        columns.firstGroup = new int[count + 1];
        columns.firstSink = new int[count * MOST_GROUPS + 1];
        columns.requirements = new NodeRequirements[count * MOST_GROUPS];
        for (int workspace = 0; workspace < count; workspace++) {
            boolean transforms = workspace < shape.transformers();
            boolean hub = !transforms && random.nextInt(100) < shape.hubPercent();
            columns.container[workspace] = hub ? 0 : near(workspace, count, shape.containers());
            columns.output[workspace] = transforms ? shape.stores() + workspace : -1;
            int groups = transforms ? 1 : 1 + random.nextInt(MOST_GROUPS);
            int sinksOfEach =
                    (int) (tail() * (transforms ? shape.transformerSinks() : shape.consumerSinks()) / groups) + 1;
            for (int group = 0; group < groups; group++) {
                read(workspace, count, sinksOfEach);
                if (transforms) {
                    readOutputs(workspace);
                } else {
                    for (int i = 0; i < OUTPUTS_READ * shape.transformers() / shape.consumers(); i++) {
                        int transformer =
                                near(workspace - shape.transformers(), shape.consumers(), shape.transformers());
                        addDataset(shape.stores() + transformer, random.nextInt(OUTPUT_DATASETS));
                    }
                }
                columns.requirements[groupCount] = requirements(workspace);
                columns.firstSink[++groupCount] = sinkCount;
            }
            columns.firstGroup[workspace + 1] = groupCount;
        }
        columns.firstSink = Arrays.copyOf(columns.firstSink, groupCount + 1);
        columns.sinks = Arrays.copyOf(sinks, sinkCount);
        sinks = new int[0];
    }

    /** Runs of datasets of stores that are mostly near. */
    private void read(int workspace, int workspaces, int wanted) {
        int end = sinkCount + wanted;
        while (sinkCount < end) {
            int store = random.nextInt(100) < shape.nearPercent()
                    ? near(workspace, workspaces, shape.stores())
                    : (int) (Math.pow(random.nextDouble(), shape.nearPercent() == 0 ? 1 : 3) * shape.stores());
            int size = columns.firstDataset[store + 1] - columns.firstDataset[store];
            int first = random.nextInt(size);
            int run = Math.min(Math.min(size, end - sinkCount), 1 + random.nextInt(Math.max(8, size / 4)));
            for (int i = 0; i < run; i++) {
                addDataset(store, (first + i) % size);
            }
        }
    }

    private void readOutputs(int workspace) {
        int level = workspace % shape.depth();
        if (level > 0) {
            int before = workspace - 1 - shape.depth() * random.nextInt(1 + Math.min(20, workspace / shape.depth()));
            addDataset(shape.stores() + Math.max(level - 1, before), random.nextInt(OUTPUT_DATASETS));
        }
        if (random.nextInt(100) < shape.selfPercent()) {
            addDataset(shape.stores() + workspace, 0);
        }
    }

    private void addDataset(int store, int dataset) {
        if (sinkCount == sinks.length) {
            sinks = Arrays.copyOf(sinks, sinkCount + (sinkCount >> 1));
        }
        sinks[sinkCount++] = columns.firstDataset[store] + dataset;
    }

    private void assignments() {
        columns.firstAssignment = new int[groupCount + 1];
        columns.assigned = new int[groupCount];
        int next = 0;
        int consumer = shape.transformers();
        for (int group = 0; group < groupCount; group++) {
            while (consumer < columns.container.length && columns.firstGroup[consumer + 1] <= group) {
                consumer++;
            }
            if (group >= columns.firstGroup[shape.transformers()] || group % 10 == 0) {
                columns.assigned[next++] = consumer * shape.platforms() / (columns.container.length + 1);
            }
            columns.firstAssignment[group + 1] = next;
        }
    }

    private NodeRequirements requirements(int workspace) {
        WorkspacePriority[] priorities = WorkspacePriority.values();
        boolean history = random.nextInt(4) == 0;
        return new NodeRequirements(
                Optional.of(priorities[random.nextInt(priorities.length)]),
                Optional.of(DataLatency.values()[1 + random.nextInt(3)]),
                random.nextInt(10) == 0 ? Optional.of(Duration.ofMinutes(15L + random.nextInt(60))) : Optional.empty(),
                Set.of(history ? MilestoningStrategy.FORENSIC : MilestoningStrategy.LIVE_ONLY),
                history ? Optional.of(Duration.ofDays(365L * (1 + random.nextInt(7)))) : Optional.empty(),
                workspace % 3 == 0 ? ProductionStatus.PRODUCTION : ProductionStatus.NOT_PRODUCTION);
    }

    /** Something of the same place in its own line. */
    private int near(int number, int of, int count) {
        int middle = (int) ((long) number * count / of);
        int width = Math.max(2, count / 20);
        return Math.floorMod(middle - width / 2 + random.nextInt(width), count);
    }

    /** A factor whose mean is about 1, with a long tail. */
    private double tail() {
        return Math.min(30, 0.5 / Math.sqrt(1 - random.nextDouble()));
    }
}
