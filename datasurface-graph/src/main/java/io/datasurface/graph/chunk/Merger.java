package io.datasurface.graph.chunk;

import java.util.Arrays;

/** Joins chunks that are far from full, as long as the chunk graph stays acyclic: a small model shall not be cut into many small chunks. */
final class Merger {
    private static final double SMALL = 0.5;
    private static final int MOST_TRIES = 64;

    /** Joining makes ways through chunks longer; not beyond that, or beyond what they are already. */
    private static final int DEPTH = 16;

    /** Says which chunks may be joined, and hears of those that were. */
    interface Joins {
        /** Whether all the pieces of a chunk may go to the host. */
        boolean mayJoin(int chunk, int host, int[] pieces);

        /** Hears that they are there. */
        void joined(int chunk, int host, int[] pieces);
    }

    private static final Joins ANY = new Joins() {
        @Override
        public boolean mayJoin(int chunk, int host, int[] pieces) {
            return true;
        }

        @Override
        public void joined(int chunk, int host, int[] pieces) {}
    };

    private final Partition partition;
    private final long[] target;
    private final Joins joins;
    private final Exclusions exclusions;
    private final int[] mergedInto;
    private final IntList[] next;
    private final IntList[] previous;
    private final int[] visited;

    /** How many edges are on the longest ways to each chunk, and from it. */
    private final int[] before;

    private final int[] behind;
    private final int mostDepth;
    private int visit;

    private Merger(Partition partition, long[] target, Joins joins) {
        this.partition = partition;
        this.joins = joins;
        this.target = target;
        this.exclusions = Exclusions.of(partition, target);
        int chunks = partition.chunks();
        mergedInto = Ranges.upTo(chunks);
        visited = new int[chunks];
        Adjacency edges = partition.graph.next.quotient(partition.chunkOf, chunks);
        next = lists(edges);
        Adjacency back = edges.reverse();
        previous = lists(back);
        before = Waves.of(edges);
        behind = Waves.of(back);
        int depth = 0;
        for (int wave : before) {
            depth = Math.max(depth, wave);
        }
        mostDepth = Math.max(depth, DEPTH);
    }

    private static IntList[] lists(Adjacency edges) {
        IntList[] lists = new IntList[edges.size()];
        for (int row = 0; row < lists.length; row++) {
            lists[row] = new IntList();
            for (int i = edges.start[row]; i < edges.start[row + 1]; i++) {
                lists[row].add(edges.target[i]);
            }
        }
        return lists;
    }

    /** Merges; afterwards the levels of the partition are its waves. */
    static void merge(Partition partition, long[] target) {
        merge(partition, target, ANY);
    }

    /** The same for some chunks only. */
    static void merge(Partition partition, long[] target, Joins joins) {
        if (hasSmallChunk(partition, target)) {
            Merger merger = new Merger(partition, target, joins);
            if (merger.merge()) {
                partition.relevel();
            } else {
                partition.relevel(merger.before);
            }
        } else {
            partition.relevel();
        }
    }

    private static boolean hasSmallChunk(Partition partition, long[] target) {
        for (int chunk = 0; chunk < partition.chunks(); chunk++) {
            if (isSmall(partition, chunk, target)) {
                return partition.chunks() > 1;
            }
        }
        return false;
    }

    private static boolean isSmall(Partition partition, int chunk, long[] target) {
        return partition.loads.pieces(chunk) > 0 && partition.loads.fill(chunk, target) < SMALL;
    }

    /** Merges; tells whether anything was joined. */
    private boolean merge() {
        boolean joined = false;
        int chunks = partition.chunks();
        int[][] pieces = pieces(chunks);
        Integer[] byFill = new Integer[chunks];
        Arrays.setAll(byFill, chunk -> chunk);
        Arrays.sort(byFill, (a, b) -> {
            int order = Double.compare(partition.loads.fill(a, target), partition.loads.fill(b, target));
            return order != 0 ? order : Integer.compare(a, b);
        });
        for (int chunk : byFill) {
            if (mergedInto[chunk] == chunk && isSmall(partition, chunk, target)) {
                int host = findHost(chunk, pieces, byFill);
                if (host != Partition.NONE) {
                    join(chunk, host, pieces);
                    joined = true;
                }
            }
        }
        return joined;
    }

    private int[][] pieces(int chunks) {
        Adjacency rows = Adjacency.members(partition.chunkOf, chunks);
        int[][] pieces = new int[chunks][];
        Arrays.setAll(pieces, chunk -> Arrays.copyOfRange(rows.target, rows.start[chunk], rows.start[chunk + 1]));
        return pieces;
    }

    /** Neighbours first, then the other chunks that have room, fullest first. */
    private int findHost(int chunk, int[][] pieces, Integer[] byFill) {
        int tries = 0;
        for (IntList neighbours : new IntList[] {next[chunk], previous[chunk]}) {
            for (int i = 0; i < neighbours.size() && tries < MOST_TRIES; i++) {
                int host = root(neighbours.get(i));
                if (exclusions.areExclusive(chunk, host)) {
                    continue;
                }
                tries++;
                if (host != chunk && canHost(chunk, host, pieces)) {
                    return host;
                }
            }
        }
        for (int i = byFill.length - 1; i >= 0 && tries < 2 * MOST_TRIES; i--) {
            int host = byFill[i];
            if (mergedInto[host] == host
                    && host != chunk
                    && partition.loads.pieces(host) > 0
                    && !exclusions.areExclusive(chunk, host)
                    && partition.loads.fill(host, target) + partition.loads.fill(chunk, target) <= 1.5) {
                tries++;
                if (canHost(chunk, host, pieces)) {
                    return host;
                }
            }
        }
        return Partition.NONE;
    }

    private int root(int chunk) {
        int at = chunk;
        while (mergedInto[at] != at) {
            at = mergedInto[at];
        }
        return at;
    }

    private boolean canHost(int chunk, int host, int[][] pieces) {
        int depth = Math.max(before[chunk], before[host]) + Math.max(behind[chunk], behind[host]);
        if (depth > mostDepth || !joins.mayJoin(chunk, host, pieces[chunk])) {
            return false;
        }
        if (partition.graph.groupCosts.count() == 0) {
            return partition.loads.fitTogether(chunk, host, target)
                    && !reachesAround(chunk, host)
                    && !reachesAround(host, chunk);
        }
        for (int i = 0; i < pieces[chunk].length; i++) {
            partition.put(pieces[chunk][i], host);
        }
        boolean fits =
                partition.loads.within(host, target) && !reachesAround(chunk, host) && !reachesAround(host, chunk);
        for (int i = 0; i < pieces[chunk].length; i++) {
            partition.put(pieces[chunk][i], chunk);
        }
        return fits;
    }

    /** Whether there is a way from one chunk to the other over a third. */
    private boolean reachesAround(int from, int to) {
        visit++;
        visited[from] = visit;
        IntList open = new IntList();
        for (int i = 0; i < next[from].size(); i++) {
            int neighbour = root(next[from].get(i));
            if (neighbour != to && visited[neighbour] != visit) {
                visited[neighbour] = visit;
                open.add(neighbour);
            }
        }
        while (!open.isEmpty()) {
            int at = open.removeLast();
            for (int i = 0; i < next[at].size(); i++) {
                int neighbour = root(next[at].get(i));
                if (neighbour == to) {
                    return true;
                }
                if (visited[neighbour] != visit) {
                    visited[neighbour] = visit;
                    open.add(neighbour);
                }
            }
        }
        return false;
    }

    private void join(int chunk, int host, int[][] pieces) {
        for (int piece : pieces[chunk]) {
            partition.put(piece, host);
        }
        joins.joined(chunk, host, pieces[chunk]);
        int[] joined = Arrays.copyOf(pieces[host], pieces[host].length + pieces[chunk].length);
        System.arraycopy(pieces[chunk], 0, joined, pieces[host].length, pieces[chunk].length);
        pieces[host] = joined;
        pieces[chunk] = new int[0];
        mergedInto[chunk] = host;
        for (int i = 0; i < next[chunk].size(); i++) {
            next[host].add(next[chunk].get(i));
        }
        for (int i = 0; i < previous[chunk].size(); i++) {
            previous[host].add(previous[chunk].get(i));
        }
        before[host] = Math.max(before[host], before[chunk]);
        behind[host] = Math.max(behind[host], behind[chunk]);
        lengthen(host, before, next);
        lengthen(host, behind, previous);
    }

    private void lengthen(int from, int[] ways, IntList[] edges) {
        IntList open = new IntList();
        open.add(from);
        while (!open.isEmpty()) {
            int at = open.removeLast();
            for (int i = 0; i < edges[at].size(); i++) {
                int neighbour = root(edges[at].get(i));
                if (neighbour != at && ways[neighbour] <= ways[at]) {
                    ways[neighbour] = ways[at] + 1;
                    open.add(neighbour);
                }
            }
        }
    }
}
