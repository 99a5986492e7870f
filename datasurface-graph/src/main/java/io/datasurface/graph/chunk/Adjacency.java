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

    /** Restores starts that were advanced to their ends while the rows were filled. */
    private static void shift(int[] ends) {
        System.arraycopy(ends, 0, ends, 1, ends.length - 1);
        ends[0] = 0;
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
        return reverse(size());
    }

    /** The same where rows and columns are not the same things. */
    Adjacency reverse(int columns) {
        int nodes = size();
        int[] reversedStart = new int[columns + 1];
        for (int node : target) {
            reversedStart[node + 1]++;
        }
        accumulate(reversedStart);
        int[] reversed = new int[target.length];
        for (int row = 0; row < nodes; row++) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                reversed[reversedStart[target[i]]++] = row;
            }
        }
        shift(reversedStart);
        return new Adjacency(reversedStart, reversed);
    }

    /** The members of sets, ascending: {@code setOf[member]} says in which it is. */
    static Adjacency members(int[] setOf, int sets) {
        int[] start = new int[sets + 1];
        for (int set : setOf) {
            start[set + 1]++;
        }
        accumulate(start);
        int[] member = new int[setOf.length];
        for (int i = 0; i < setOf.length; i++) {
            member[start[setOf[i]]++] = i;
        }
        shift(start);
        return new Adjacency(start, member);
    }

    /** The graph whose nodes are sets of nodes: {@code setOf[node]} says which. */
    Adjacency quotient(int[] setOf, int sets) {
        return quotient(setOf, members(setOf, sets));
    }

    /** The same with the members of each set, where they are known already. */
    Adjacency quotient(int[] setOf, Adjacency members) {
        return quotient(setOf, members, new int[0]);
    }

    /**
     * The same, which counts the members of each set that have an edge out of it.
     *
     * @param outward where the numbers go; empty if nobody wants them
     */
    Adjacency quotient(int[] setOf, Adjacency members, int[] outward) {
        int sets = members.size();
        int[] quotientStart = new int[sets + 1];
        int[] seenFrom = new int[sets];
        int[] targets = new int[Math.max(16, sets)];
        int count = 0;
        for (int set = 0; set < sets; set++) {
            int first = count;
            for (int m = members.start[set]; m < members.start[set + 1]; m++) {
                int node = members.target[m];
                int leads = 0;
                for (int i = start[node]; i < start[node + 1]; i++) {
                    int other = setOf[target[i]];
                    if (other != set) {
                        leads = 1;
                        if (seenFrom[other] != set + 1) {
                            seenFrom[other] = set + 1;
                            if (count == targets.length) {
                                targets = Arrays.copyOf(targets, count + (count >> 1));
                            }
                            targets[count++] = other;
                        }
                    }
                }
                if (outward.length > 0) {
                    outward[set] += leads;
                }
            }
            if (count - first > 1) {
                Arrays.sort(targets, first, count);
            }
            quotientStart[set + 1] = count;
        }
        return new Adjacency(quotientStart, Arrays.copyOf(targets, count));
    }

    /** Rows that are right already: ascending, without repetitions. */
    static Adjacency ofRows(int[] start, int[] target) {
        return new Adjacency(start, target);
    }

    /**
     * All nodes so that every edge leads forwards, by a depth-first search: neighbours are close to each other.
     *
     * @throws IllegalStateException if there is a cycle
     */
    int[] order() {
        int nodes = size();
        int[] open = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            open[node] = start[node + 1];
        }
        // 0: not seen yet, 1: on the path, 2: done.
        byte[] state = new byte[nodes];
        IntList path = new IntList();
        int[] order = new int[nodes];
        int left = nodes;
        for (int root = nodes - 1; root >= 0; root--) {
            if (state[root] != 0) {
                continue;
            }
            path.add(root);
            state[root] = 1;
            while (!path.isEmpty()) {
                int node = path.get(path.size() - 1);
                if (open[node] > start[node]) {
                    int next = target[--open[node]];
                    if (state[next] == 0) {
                        state[next] = 1;
                        path.add(next);
                    } else if (state[next] == 1) {
                        throw new IllegalStateException("The pieces of a chunk plan form a cycle");
                    }
                } else {
                    state[node] = 2;
                    path.removeLast();
                    order[--left] = node;
                }
            }
        }
        return order;
    }
}
