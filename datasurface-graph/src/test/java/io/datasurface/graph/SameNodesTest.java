package io.datasurface.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Nodes are the same by name, whatever the way in which that is found out. */
final class SameNodesTest {
    @Property(tries = 300)
    void nodesAreTheSameIfTheirNamesAre(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int size, @ForAll @IntRange(max = 40) int other) {
        List<IntentionGraph> before =
                RandomSketch.of(seed, size).build().graphs().graphs();
        List<IntentionGraph> after =
                RandomSketch.of(seed + other, size).build().graphs().graphs();
        for (IntentionGraph old : before) {
            for (IntentionGraph now : after) {
                check(old, now);
            }
        }
    }

    private static int check(IntentionGraph old, IntentionGraph now) {
        int[] same = now.nodesIn(old);
        assertThat(same).hasSize(now.nodeCount());
        int found = 0;
        for (int node = 0; node < same.length; node++) {
            assertThat(same[node])
                    .as(now.name(node))
                    .isEqualTo(old.find(now.name(node)).orElse(-1));
            found += same[node] >= 0 ? 1 : 0;
        }
        return found;
    }

    /** The property would say little if the graphs had little in common. */
    @Test
    void randomGraphsHaveNodesInCommonAndOthers() {
        int common = 0;
        int all = 0;
        for (long seed = 0; seed < 200; seed++) {
            List<IntentionGraph> before =
                    RandomSketch.of(seed, 8).build().graphs().graphs();
            List<IntentionGraph> after =
                    RandomSketch.of(seed + 1, 8).build().graphs().graphs();
            for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
                common += check(before.get(i), after.get(i));
                all += after.get(i).nodeCount();
            }
        }
        assertThat(common).isBetween(100, all - 100);
    }
}
