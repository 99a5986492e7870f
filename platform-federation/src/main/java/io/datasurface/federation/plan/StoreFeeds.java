package io.datasurface.federation.plan;

import io.datasurface.federation.cost.Prices;
import io.datasurface.federation.cost.Settings;
import io.datasurface.federation.cost.Volumes;
import io.datasurface.federation.facts.Members;
import io.datasurface.federation.facts.Needs;
import io.datasurface.federation.facts.Permits;
import io.datasurface.federation.primary.Feeding;
import io.datasurface.federation.tree.Tree;
import io.datasurface.federation.tree.TreeMemory;
import io.datasurface.federation.tree.TreeProblem;
import io.datasurface.graph.GraphSource;
import io.datasurface.model.EcosystemIndex;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds, store by store, who reads from whom. */
final class StoreFeeds {
    private static final int MOST_READERS = 62;

    private final GraphSource source;
    private final EcosystemIndex ecosystem;
    private final Members members;
    private final Needs needs;
    private final Permits permits;
    private final Feeding feeding;
    private final Volumes volumes;
    private final long[][] prices;
    private final long storage;
    private final long hop;
    private final TreeMemory trees;
    /** By the platforms that must not pass a store on: the prices without them, once for all stores with the same ones. */
    private final Map<BitSet, long[][]> permitted = new HashMap<>();

    StoreFeeds(
            GraphSource source,
            EcosystemIndex ecosystem,
            Members members,
            Needs needs,
            Permits permits,
            Settings settings,
            TreeMemory trees) {
        this.trees = trees;
        this.source = source;
        this.ecosystem = ecosystem;
        this.members = members;
        this.needs = needs;
        this.permits = permits;
        feeding = new Feeding(members);
        volumes = new Volumes(ecosystem, settings);
        Prices between = new Prices(members, settings);
        prices = new long[members.count()][members.count()];
        for (int from = 0; from < prices.length; from++) {
            for (int to = 0; to < prices.length; to++) {
                prices[from][to] = feeding.isDirect(from, to) ? between.between(from, to) : TreeProblem.IMPOSSIBLE;
            }
        }
        storage = settings.amount("storage");
        hop = settings.amount("hop");
    }

    /** Platforms other than the root that need a store and can take feeds at all, as far as is known. */
    int[] readers(int store, int root) {
        int count = 0;
        int[] readers = new int[members.count()];
        for (int platform = 0; platform < readers.length; platform++) {
            if (platform != root
                    && needs.has(platform, store)
                    && members.capabilities(platform).isPresent()) {
                readers[count++] = platform;
            }
        }
        return Arrays.copyOf(readers, count);
    }

    /** The cheapest tree that was found. Who is beyond what a tree can tell apart reads where it is cheapest from the root. */
    Tree plan(Demand demand) {
        int root = demand.root();
        int[] readers = demand.readers();
        int[] told = readers.length > MOST_READERS ? Arrays.copyOf(readers, MOST_READERS) : readers;
        Tree tree = trees.plan(problem(demand, told));
        if (told.length == readers.length) {
            return tree;
        }
        int[] parent = tree.parent().clone();
        boolean complete = tree.complete();
        for (int i = told.length; i < readers.length; i++) {
            boolean direct = feeding.isDirect(root, readers[i]);
            parent[readers[i]] = direct && parent[readers[i]] < 0 ? root : parent[readers[i]];
            complete &= parent[readers[i]] >= 0;
        }
        return new Tree(parent, tree.cost(), tree.direct(), tree.bound(), complete);
    }

    /** What a tree costs that was changed by hand; like that of a plan it counts no readers beyond those that can be told apart. */
    long cost(Demand demand, int[] parent) {
        int[] readers = demand.readers();
        int[] told = readers.length > MOST_READERS ? Arrays.copyOf(readers, MOST_READERS) : readers;
        return problem(demand, told).cost(parent);
    }

    /** By platform from whom it reads on the way that takes least time. */
    int[] fastest(Demand demand) {
        return Trees.fastest(members, permitted(demand, demand.readers()), demand.root());
    }

    boolean isDirect(int from, int to) {
        return feeding.isDirect(from, to);
    }

    /** Whether a platform that does not need a store could get it by platforms that may hold it. */
    boolean reaches(int store, int root, int platform) {
        int[] readers = IntStream.concat(Arrays.stream(readers(store, root)), IntStream.of(platform))
                .sorted()
                .distinct()
                .toArray();
        return plan(new Demand(store, root, readers, -1)).parent()[platform] >= 0;
    }

    private TreeProblem problem(Demand demand, int[] readers) {
        int store = demand.store();
        int first = source.firstDataset(store);
        int count = source.firstDataset(store + 1) - first;
        String name = source.storeName(store);
        long[] readBy = new long[count];
        long[] traffic = new long[count];
        long[] size = new long[count];
        for (int dataset = 0; dataset < count; dataset++) {
            for (int reader = 0; reader < readers.length; reader++) {
                readBy[dataset] |= needs.hasDataset(readers[reader], first + dataset) ? 1L << reader : 0;
            }
        }
        Arrays.fill(traffic, volumes.traffic(name, count));
        Arrays.fill(size, volumes.size(name, count));
        return new TreeProblem(demand.root(), readers, permitted(demand, readers), storage, hop, readBy, traffic, size);
    }

    /** The prices without what leads over platforms that must not hold the store. Those that need it are lint's business. */
    private long[][] permitted(Demand demand, int[] readers) {
        EcosystemIndex.DatastoreEntry entry =
                ecosystem.datastore(source.storeName(demand.store())).orElseThrow();
        BitSet out = new BitSet();
        for (int platform = 0; platform < prices.length; platform++) {
            if (platform != demand.root()
                    && Arrays.binarySearch(readers, platform) < 0
                    && (platform == demand.apart()
                            || members.capabilities(platform).isEmpty()
                            || members.isDeprecated(platform)
                            || permits.against(entry, platform).isPresent())) {
                out.set(platform);
            }
        }
        return out.isEmpty() ? prices : permitted.computeIfAbsent(out, this::without);
    }

    private long[][] without(BitSet platforms) {
        long[][] fewer = copy(prices);
        for (long[] row : fewer) {
            platforms.stream().forEach(platform -> row[platform] = TreeProblem.IMPOSSIBLE);
        }
        return fewer;
    }

    private static long[][] copy(long[][] rows) {
        return Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
    }
}
