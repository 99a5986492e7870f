package io.datasurface.graph.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionTest {
    /** Three pieces in a row. */
    private static Partition chain() {
        CutGraph graph = new CutGraph(
                Adjacency.of(3, new int[] {0, 1}, new int[] {1, 2}, 2),
                new int[] {0, 0, 0},
                new long[] {1},
                Adjacency.rectangle(3, 0, new int[0], new int[0], 0),
                new GroupCosts(1, new long[0], new double[0]),
                new boolean[3]);
        return new Partition(graph);
    }

    @Test
    void aPieceMayGoWhereAllEdgesLeadUpwards() {
        Partition partition = chain();
        int low = partition.addChunk(1);
        int same = partition.addChunk(3);
        int middle = partition.addChunk(2);
        int high = partition.addChunk(3);
        partition.put(0, low);
        partition.put(1, middle);
        partition.put(2, high);
        assertThat(partition.allows(1, low)).isTrue();
        assertThat(partition.allows(1, high)).isTrue();
        assertThat(partition.allows(1, same)).isFalse();
        assertThat(partition.allows(0, middle)).isTrue();
        assertThat(partition.allows(0, high)).isFalse();
        assertThat(partition.allows(2, low)).isFalse();
        int otherLow = partition.addChunk(1);
        assertThat(partition.allows(1, otherLow)).isFalse();
    }

    @Test
    void levelsBecomeTheLengthsOfTheLongestWays() {
        Partition partition = chain();
        int chunk = partition.addChunk(7);
        partition.put(1, chunk);
        partition.relevel();
        assertThat(partition.levelOfPiece(0)).isZero();
        assertThat(partition.level(chunk)).isEqualTo(1);
        assertThat(partition.levelOfPiece(2)).isEqualTo(2);
    }
}
