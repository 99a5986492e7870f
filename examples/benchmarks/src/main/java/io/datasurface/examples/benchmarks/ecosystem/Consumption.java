package io.datasurface.examples.benchmarks.ecosystem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one consumer reads: dataset groups of power-law sizes. */
final class Consumption {
    /** Datasets that consumers read for each dataset that there is. */
    private static final double USES = 1.5;

    private static final int LARGEST = 40;
    private static final int MOST_GROUPS = 4;

    private final List<List<Pick>> groups = new ArrayList<>();

    Consumption(Layout layout, int consumer) {
        EcosystemSize size = layout.size();
        Dice dice = new Dice(size.seed(), Dice.For.WORKSPACE, consumer);
        int zone = layout.zoneOfTeam(layout.teamOfConsumer(consumer));
        double mean = USES * size.datasets() / size.consumers();
        int wanted = (int) Math.max(1, mean * Math.min(LARGEST, dice.tail()));
        int groupCount = Math.min(wanted, 1 + dice.below(MOST_GROUPS));
        for (int group = 0; group < groupCount; group++) {
            Set<Pick> picks = new LinkedHashSet<>();
            if (group == 0) {
                restricted(layout, consumer, picks);
            }
            int share = Math.max(1, wanted / groupCount);
            for (int tries = 0; picks.size() < share && tries < share * 3; tries++) {
                picks.add(layout.pick(dice, zone));
            }
            groups.add(List.copyOf(picks));
        }
    }

    /** The stores that only this workspace may read. */
    private static void restricted(Layout layout, int consumer, Set<Pick> picks) {
        layout.storesOfTeam(layout.teamOfConsumer(consumer))
                .filter(store -> layout.isRestricted(store) && layout.restrictedReader(store) == consumer)
                .forEach(store -> picks.add(new Pick(store, 0)));
    }

    List<List<Pick>> groups() {
        return groups;
    }

    static String groupName(int group) {
        return group == 0 ? "main" : "extra_" + group;
    }
}
