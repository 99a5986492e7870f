package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Edges in compressed sparse rows: each row ascending, without repetitions. */
final class Adjacency {
    /** Where a row begins; one more than there are rows. */
    final int[] start;

    /** The rows, one behind the other. */
    final int[] target;

    private Adjacency(int[] start, int[] target) {
        this.start = start;
        this.target = target;
    }

    /** Sorts the edges {@code from[i] -> to[i]} by counting, which takes linear time; leaves out repetitions and loops. */
    static Adjacency of(int nodes, int[] from, int[] to, int count) {
        int kept = 0;
        int[] keptFrom = new int[count];
        int[] keptTo = new int[count];
        for (int i = 0; i < count; i++) {
            if (from[i] != to[i]) {
                keptFrom[kept] = from[i];
                keptTo[kept++] = to[i];
            }
        }
        return rectangle(nodes, nodes, keptFrom, keptTo, kept);
    }

    /** The same for rows and columns that are not the same things. */
    static Adjacency rectangle(int rows, int columns, int[] from, int[] to, int count) {
        int[] columnStart = new int[columns + 1];
        for (int i = 0; i < count; i++) {
            columnStart[to[i] + 1]++;
        }
        accumulate(columnStart);
        int[] byColumn = new int[count];
        int[] fill = columnStart.clone();
        for (int i = 0; i < count; i++) {
            byColumn[fill[to[i]]++] = from[i];
        }
        int[] start = new int[rows + 1];
        int[] last = new int[rows];
        Arrays.fill(last, -1);
        for (int column = 0; column < columns; column++) {
            for (int i = columnStart[column]; i < columnStart[column + 1]; i++) {
                int row = byColumn[i];
                if (last[row] == column) {
                    byColumn[i] = -1;
                } else {
                    last[row] = column;
                    start[row + 1]++;
                }
            }
        }
        accumulate(start);
        int[] target = new int[start[rows]];
        int[] at = start.clone();
        for (int column = 0; column < columns; column++) {
            for (int i = columnStart[column]; i < columnStart[column + 1]; i++) {
                if (byColumn[i] >= 0) {
                    target[at[byColumn[i]]++] = column;
                }
            }
        }
        return new Adjacency(start, target);
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    int size() {
        return start.length - 1;
    }

    int degree(int row) {
        return start[row + 1] - start[row];
    }

    /** The row of each edge, beside {@link #target}. */
    int[] rows() {
        int[] rows = new int[target.length];
        for (int row = 0; row < size(); row++) {
            Arrays.fill(rows, start[row], start[row + 1], row);
        }
        return rows;
    }

    /** The same edges the other way round. */
    Adjacency reverse() {
        int nodes = size();
        int[] reversedStart = new int[nodes + 1];
        for (int node : target) {
            reversedStart[node + 1]++;
        }
        accumulate(reversedStart);
        int[] reversed = new int[target.length];
        int[] at = reversedStart.clone();
        for (int row = 0; row < nodes; row++) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                reversed[at[target[i]]++] = row;
            }
        }
        return new Adjacency(reversedStart, reversed);
    }

    /** The graph whose nodes are sets of nodes: {@code setOf[node]} says which. */
    Adjacency quotient(int[] setOf, int sets) {
        int[] from = new int[target.length];
        int[] to = new int[target.length];
        int count = 0;
        for (int row = 0; row < size(); row++) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                if (setOf[row] != setOf[target[i]]) {
                    from[count] = setOf[row];
                    to[count++] = setOf[target[i]];
                }
            }
        }
        return of(sets, from, to, count);
    }
}
