package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final int CAP = 6;

    /** Pieces that cost one, with edges {@code {from, to}}. */
    private static PieceColumns pieces(int count, int[]... edges) {
        int[] from = Arrays.stream(edges).mapToInt(edge -> edge[0]).toArray();
        int[] to = Arrays.stream(edges).mapToInt(edge -> edge[1]).toArray();
        return new PieceColumns(
                Adjacency.of(count, from, to, edges.length),
                new int[count],
                new long[] {1},
                Adjacency.ofRows(new int[1], new int[0]),
                new GroupCosts(1, new long[0], new double[0]),
                new boolean[count]);
    }

    private static int[] clusters(PieceColumns pieces) {
        return Clusters.of(pieces, new long[] {CAP}).clusterOf();
    }

    /** Each number is an edge; its pieces are shuffled, so that edges do not only lead to higher numbers. */
    @Property(tries = 1_000)
    void clustersAreAsLargeAsTheyMayBeAndMakeNoCycle(
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @Size(max = 40) List<@IntRange(max = 899) Integer> numbers) {
        int[][] edges = numbers.stream()
                .map(number -> new int[] {number / 30 % count, number % 30 % count})
                .filter(edge -> edge[0] != edge[1])
                .map(edge -> new int[] {Math.min(edge[0], edge[1]), Math.max(edge[0], edge[1])})
                .map(edge -> new int[] {place(edge[0], count), place(edge[1], count)})
                .toArray(int[][]::new);
        PieceColumns pieces = pieces(count, edges);
        Clusters.Numbers numbered = Clusters.of(pieces, new long[] {CAP});
        int[] sizes = new int[numbered.count()];
        for (int cluster : numbered.clusterOf()) {
            sizes[cluster]++;
        }
        assertThat(Arrays.stream(sizes).boxed()).allMatch(size -> size >= 1 && size <= CAP);
        // Throws if there is a cycle.
        CutGraph coarse = pieces.contract(numbered.clusterOf(), numbered.count());
        assertThat(coarse.order).hasSize(numbered.count());
        for (int cluster = 0; cluster < sizes.length; cluster++) {
            assertThat(coarse.costs[coarse.costOf[cluster]]).isEqualTo(sizes[cluster]);
        }
    }

    /** Even numbers first. */
    private static int place(int piece, int count) {
        return 2 * piece < count ? 2 * piece : 2 * (piece - (count + 1) / 2) + 1;
    }

    @Test
    void leavesJoinWhatFeedsThem() {
        int[] clusterOf = clusters(pieces(4, new int[] {0, 1}, new int[] {0, 2}, new int[] {0, 3}));
        assertThat(clusterOf).containsOnly(clusterOf[0]);
    }

    @Test
    void leavesThatDoNotFitAreTogetherElsewhere() {
        int[][] edges = new int[10][];
        Arrays.setAll(edges, leaf -> new int[] {0, leaf + 1});
        int[] clusterOf = clusters(pieces(11, edges));
        assertThat(Arrays.stream(clusterOf).distinct()).hasSize(2);
        assertThat(Arrays.stream(clusterOf).filter(cluster -> cluster == clusterOf[0]))
                .hasSize(CAP);
    }

    @Test
    void twinsJoinAndOthersDoNot() {
        // 0 feeds 1, 2 and 3; 4 and 5 read 1 and 2, only 4 reads 3.
        PieceColumns pieces = pieces(
                6,
                new int[] {0, 1},
                new int[] {0, 2},
                new int[] {0, 3},
                new int[] {1, 4},
                new int[] {1, 5},
                new int[] {2, 4},
                new int[] {2, 5},
                new int[] {3, 4});
        int[] clusterOf = clusters(pieces);
        assertThat(clusterOf[1]).isEqualTo(clusterOf[2]);
        assertThat(Arrays.stream(clusterOf).distinct()).hasSize(5);
        // Both are read from outside, so it is two references where the cluster is one.
        CutGraph coarse = pieces.contract(clusterOf, 5);
        assertThat(coarse.references(clusterOf[1])).isEqualTo(2);
        assertThat(coarse.references(clusterOf[0])).isEqualTo(1);
        assertThat(coarse.references(clusterOf[4])).isZero();
    }

    @Test
    void sourcesThatNothingReadsAreTogether() {
        int[] clusterOf = clusters(pieces(4, new int[] {2, 3}));
        assertThat(clusterOf).containsOnly(clusterOf[0]);
    }

    @Test
    void sourcesThatTheSameReadAreTogether() {
        // 0 and 1 are exported by 2 and 3, which 4 reads; 5 is read by 4 and 6 through 7.
        PieceColumns pieces = pieces(
                8,
                new int[] {0, 2},
                new int[] {1, 3},
                new int[] {2, 4},
                new int[] {3, 4},
                new int[] {5, 7},
                new int[] {7, 4},
                new int[] {7, 6});
        int[] clusterOf = clusters(pieces);
        assertThat(new int[] {clusterOf[1], clusterOf[2], clusterOf[3]}).containsOnly(clusterOf[0]);
        assertThat(clusterOf[5]).isNotEqualTo(clusterOf[0]).isEqualTo(clusterOf[7]);
    }
}
