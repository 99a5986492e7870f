package io.datasurface.federation.plan;

import io.datasurface.federation.facts.Members;
import io.datasurface.federation.facts.Needs;
import io.datasurface.graph.GraphSource;
import io.datasurface.spi.FeedTake;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which datasets flow in each feed: what the reader needs, and what it passes on. */
final class Takes {
    private final GraphSource source;
    private final Members members;
    private final Needs needs;

    Takes(GraphSource source, Members members, Needs needs) {
        this.source = source;
        this.members = members;
        this.needs = needs;
    }

    List<FeedTake> of(List<StorePlan> plans) {
        List<FeedTake> takes = new ArrayList<>();
        plans.forEach(plan -> add(plan, takes));
        return takes;
    }

    private void add(StorePlan plan, List<FeedTake> takes) {
        int[] parent = plan.tree().parent();
        BitSet[] flowing = new BitSet[parent.length];
        for (int platform = 0; platform < parent.length; platform++) {
            if (needs.has(platform, plan.store()) && platform != plan.primary()) {
                BitSet own = own(platform, plan.store());
                for (int at = platform; parent[at] >= 0; at = parent[at]) {
                    flowing[at] = flowing[at] == null ? new BitSet() : flowing[at];
                    flowing[at].or(own);
                }
            }
        }
        for (int platform = 0; platform < parent.length; platform++) {
            if (flowing[platform] != null) {
                takes.add(take(plan, platform, parent[platform], flowing[platform]));
            }
        }
    }

    /** What a platform needs of a store, by the place in the store; all of it, if it only stands in for another. */
    private BitSet own(int platform, int store) {
        int first = source.firstDataset(store);
        int count = source.firstDataset(store + 1) - first;
        BitSet own = new BitSet(count);
        for (int dataset = 0; dataset < count; dataset++) {
            if (needs.hasDataset(platform, first + dataset)) {
                own.set(dataset);
            }
        }
        if (own.isEmpty()) {
            own.set(0, count);
        }
        return own;
    }

    private FeedTake take(StorePlan plan, int platform, int from, BitSet datasets) {
        return new FeedTake(
                members.name(platform),
                members.name(from),
                source.storeName(plan.store()),
                members.format(from, platform).orElseThrow(),
                names(source.firstDataset(plan.store()), datasets),
                reason(plan, platform, from));
    }

    private List<String> names(int first, BitSet datasets) {
        List<String> names = new ArrayList<>(datasets.cardinality());
        for (int dataset = datasets.nextSetBit(0); dataset >= 0; dataset = datasets.nextSetBit(dataset + 1)) {
            names.add(source.datasetName(first + dataset));
        }
        return names;
    }

    private String reason(StorePlan plan, int platform, int from) {
        String primary = members.name(plan.root());
        String passes = needs.has(platform, plan.store()) ? "" : " It passes it on and needs nothing of it itself.";
        if (from == plan.root()) {
            return primary + " ingests it." + passes;
        }
        long saved = plan.tree().direct() - plan.tree().cost();
        return primary + " ingests it, and " + members.name(from) + " has it nearer"
                + (saved > 0
                        ? "; all ways of this store together cost " + dollars(saved) + " US dollars a month less so."
                        : ".")
                + passes;
    }

    private static String dollars(long micros) {
        return BigDecimal.valueOf(micros, 6)
                .setScale(2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }
}
