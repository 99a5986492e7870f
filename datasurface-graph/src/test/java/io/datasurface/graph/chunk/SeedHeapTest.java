package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SeedHeapTest {
    private static final int SEEDS = 10;

    /** Each number is a seed, what to do with it, and by how much; a map is the oracle. */
    @Property(tries = 500)
    void theHighestScoreComesFirst(@ForAll @Size(max = 80) List<@IntRange(max = 9_999) Integer> steps) {
        SeedHeap heap = new SeedHeap(SEEDS);
        Map<Integer, Long> oracle = new TreeMap<>();
        for (int step : steps) {
            int seed = step % SEEDS;
            long by = step / 1_000 - 4;
            switch (step / SEEDS % 5) {
                case 0, 1 -> {
                    heap.add(seed, by);
                    oracle.merge(seed, by, Long::sum);
                }
                case 2 -> {
                    heap.change(seed, by);
                    oracle.computeIfPresent(seed, (key, score) -> score + by);
                }
                case 3 -> {
                    heap.remove(seed);
                    oracle.remove(seed);
                }
                default -> pollBoth(heap, oracle);
            }
        }
        while (!oracle.isEmpty()) {
            pollBoth(heap, oracle);
        }
        assertThat(heap.isEmpty()).isTrue();
    }

    private static void pollBoth(SeedHeap heap, Map<Integer, Long> oracle) {
        assertThat(heap.isEmpty()).isEqualTo(oracle.isEmpty());
        oracle.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .ifPresent(first -> {
                    assertThat(heap.poll()).isEqualTo(first.getKey());
                    assertThat(heap.score(first.getKey())).isEqualTo(first.getValue());
                    oracle.remove(first.getKey());
                });
    }
}
