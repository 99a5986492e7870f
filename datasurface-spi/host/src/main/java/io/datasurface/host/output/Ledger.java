package io.datasurface.host.output;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which chunks hold the physical things of which nodes: what has been applied, as far as it differs from what was rendered last. A deployment
 * keeps a state per chunk, such as a Terraform state. A node that moves to another chunk is still in the state of the old one until somebody
 * applies both; however many renders come before that, the ledger knows it.
 *
 * <p>A node of the plan that is neither {@link #fresh} nor {@link #held} exists and is held by the chunk that it is in, if that chunk was
 * ever acknowledged; otherwise it does not exist.
 *
 * @param acknowledged chunks of which some render has been applied, each with its cell
 * @param fresh nodes of such chunks that do not exist yet: they came after the last acknowledgement
 * @param held who holds all other nodes, by name of the node, also of nodes that the graph no longer has
 */
public record Ledger(SortedMap<String, String> acknowledged, SortedSet<String> fresh, SortedMap<String, Holding> held) {
    /** The ledger before anything is acknowledged. */
    public static final Ledger NONE =
            new Ledger(Collections.emptySortedMap(), Collections.emptySortedSet(), Collections.emptySortedMap());

    /**
     * Who holds a node.
     *
     * @param by ids of the chunks whose state has it; none if it was let go of and not been taken up again
     * @param exists whether its physical things are there
     */
    public record Holding(SortedSet<String> by, boolean exists) {
        private static final Holding NONE = new Holding(Collections.emptySortedSet(), false);

        /** Copies the set. */
        public Holding {
            by = Collections.unmodifiableSortedSet(new TreeSet<>(by));
        }

        private boolean isJust(Optional<String> place) {
            return place.isPresent() && exists && by.size() == 1 && by.first().equals(place.get());
        }

        /** Of several who hold a node that is no longer wanted, one removes it and the others let go of it. */
        private boolean isRemovedBy(String chunk) {
            return exists && by.last().equals(chunk);
        }
    }

    /**
     * What a chunk has to do about nodes that move.
     *
     * @param arriving nodes of the chunk that exist and that it does not hold: to be taken up instead of made
     * @param leaving nodes that it holds and that others have to care for: to be let go of instead of removed
     */
    public record Moves(SortedSet<String> arriving, SortedSet<String> leaving) {
        /** For a chunk that has nothing to do. */
        public static final Moves NONE = new Moves(Collections.emptySortedSet(), Collections.emptySortedSet());

        /** Copies the sets. */
        public Moves {
            arriving = Collections.unmodifiableSortedSet(new TreeSet<>(arriving));
            leaving = Collections.unmodifiableSortedSet(new TreeSet<>(leaving));
        }
    }

    /** Copies the collections. */
    public Ledger {
        acknowledged = Collections.unmodifiableSortedMap(new TreeMap<>(acknowledged));
        fresh = Collections.unmodifiableSortedSet(new TreeSet<>(fresh));
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
    }

    /**
     * The ledger of the next render.
     *
     * @param before the plan that this ledger belongs to
     * @param now the plan of the next render
     * @return the ledger that belongs to that
     */
    public Ledger advance(ChunkPlan before, ChunkPlan now) {
        if (acknowledged.isEmpty() && held.isEmpty()) {
            return NONE;
        }
        return of(acknowledged, holdings(before), now);
    }

    /** The ledger that belongs to a plan, while nodes are held as they are. */
    private static Ledger of(SortedMap<String, String> acknowledged, Map<String, Holding> holdings, ChunkPlan plan) {
        SortedSet<String> fresh = new TreeSet<>();
        SortedMap<String, Holding> held = new TreeMap<>();
        for (Chunk chunk : plan.chunks()) {
            boolean applied = acknowledged.containsKey(chunk.id());
            for (String node : chunk.nodes()) {
                Holding holding = holdings.remove(node);
                if (holding == null) {
                    if (applied) {
                        fresh.add(node);
                    }
                } else if (!holding.isJust(Optional.of(chunk.id()))) {
                    held.put(node, holding);
                }
            }
        }
        held.putAll(holdings);
        return new Ledger(known(acknowledged, plan, held), fresh, held);
    }

    /** Who holds the nodes that exist, or that somebody holds. */
    private Map<String, Holding> holdings(ChunkPlan plan) {
        Map<String, Holding> holdings = new HashMap<>();
        for (Chunk chunk : plan.chunks()) {
            if (acknowledged.containsKey(chunk.id())) {
                Holding alone = new Holding(new TreeSet<>(Set.of(chunk.id())), true);
                for (String node : chunk.nodes()) {
                    if (!fresh.contains(node)) {
                        holdings.put(node, alone);
                    }
                }
            }
        }
        holdings.putAll(held);
        return holdings;
    }

    private static SortedMap<String, String> known(
            Map<String, String> acknowledged, ChunkPlan plan, Map<String, Holding> held) {
        Set<String> known = new HashSet<>();
        plan.chunks().forEach(chunk -> known.add(chunk.id()));
        held.values().forEach(holding -> known.addAll(holding.by()));
        SortedMap<String, String> cells = new TreeMap<>(acknowledged);
        cells.keySet().retainAll(known);
        return cells;
    }

    /**
     * The ledger after chunks have been applied, as they were rendered last or in an earlier render. One that was rendered before an earlier
     * acknowledgement, of another render than its own, must not be applied: it does not know where things are.
     *
     * @param chunks ids of the chunks, of the applied plan or {@linkplain #retiring retiring} in it; others are left out
     * @param applied the plan of the render that was applied
     * @param plan the plan that this ledger belongs to
     * @return the ledger that belongs to that plan
     */
    public Ledger acknowledge(Set<String> chunks, ChunkPlan applied, ChunkPlan plan) {
        SortedMap<String, String> nowAcknowledged = new TreeMap<>(acknowledged);
        Map<String, String> places = new HashMap<>();
        Map<String, Holding> holdings = holdings(plan);
        for (Chunk chunk : applied.chunks()) {
            boolean done = chunks.contains(chunk.id());
            if (done) {
                nowAcknowledged.put(chunk.id(), chunk.cell());
            }
            for (String node : chunk.nodes()) {
                places.put(node, chunk.id());
                if (done) {
                    holdings.putIfAbsent(node, Holding.NONE);
                }
            }
        }
        holdings.replaceAll((node, holding) -> {
            Optional<String> place = Optional.ofNullable(places.get(node));
            return applied(holding, place, place.flatMap(applied::chunk).map(Chunk::cell), chunks);
        });
        holdings.values().removeIf(holding -> holding.equals(Holding.NONE));
        return of(nowAcknowledged, holdings, plan);
    }

    private Holding applied(Holding holding, Optional<String> place, Optional<String> cell, Set<String> chunks) {
        boolean arrives = place.filter(chunks::contains).isPresent();
        if (holding.isJust(place) || (!arrives && holding.by().stream().noneMatch(chunks::contains))) {
            return holding;
        }
        SortedSet<String> by = new TreeSet<>(holding.by());
        boolean exists = holding.exists();
        for (String chunk : holding.by()) {
            if (chunks.contains(chunk) && !place.equals(Optional.of(chunk))) {
                by.remove(chunk);
                boolean removed = cell.map(now -> isElsewhere(chunk, now) && by.isEmpty())
                        .orElseGet(() -> holding.isRemovedBy(chunk));
                exists &= !removed;
            }
        }
        if (arrives) {
            by.add(place.get());
            exists = true;
        }
        return new Holding(by, exists);
    }

    /** Things cannot go from one cell to another: there they are made anew, and removed where they were. */
    private boolean isElsewhere(String holder, String cell) {
        return !acknowledged.getOrDefault(holder, cell).equals(cell);
    }

    /** Where the nodes that the ledger knows are now. */
    private Map<String, String> places(ChunkPlan plan) {
        Map<String, String> places = new HashMap<>();
        if (!held.isEmpty()) {
            plan.chunks()
                    .forEach(chunk -> chunk.nodes().stream()
                            .filter(node -> held.containsKey(node))
                            .forEach(node -> places.put(node, chunk.id())));
        }
        return places;
    }

    /**
     * What the chunks have to do about nodes that move. Those that move to another cell neither arrive nor leave.
     *
     * @param plan the plan that this ledger belongs to
     * @return the moves by id of the chunk, without chunks that have nothing to do; {@linkplain #retiring retiring} ones are among them
     */
    public SortedMap<String, Moves> moves(ChunkPlan plan) {
        Map<String, String> places = places(plan);
        Map<String, SortedSet<String>> arriving = new HashMap<>();
        Map<String, SortedSet<String>> leaving = new HashMap<>();
        held.forEach((node, holding) -> {
            String place = places.get(node);
            String cell =
                    place == null ? "" : plan.chunk(place).map(Chunk::cell).orElse("");
            boolean isNear =
                    holding.by().isEmpty() || holding.by().stream().anyMatch(chunk -> !isElsewhere(chunk, cell));
            if (place != null && isNear && holding.exists() && !holding.by().contains(place)) {
                arriving.computeIfAbsent(place, id -> new TreeSet<>()).add(node);
            }
            for (String chunk : holding.by()) {
                boolean removes = place == null ? holding.isRemovedBy(chunk) : isElsewhere(chunk, cell);
                if (!chunk.equals(place) && !removes) {
                    leaving.computeIfAbsent(chunk, id -> new TreeSet<>()).add(node);
                }
            }
        });
        Set<String> chunks = new TreeSet<>(arriving.keySet());
        chunks.addAll(leaving.keySet());
        SortedMap<String, Moves> moves = new TreeMap<>();
        SortedSet<String> nothing = Collections.emptySortedSet();
        chunks.forEach(chunk -> moves.put(
                chunk, new Moves(arriving.getOrDefault(chunk, nothing), leaving.getOrDefault(chunk, nothing))));
        return moves;
    }

    /**
     * Chunks that the plan no longer has and that hold nodes: they have to be applied once more.
     *
     * @param plan the plan that this ledger belongs to
     * @return a chunk without nodes for each, sorted by id
     */
    public List<Chunk> retiring(ChunkPlan plan) {
        Map<String, String> cells = new LinkedHashMap<>();
        held.values().forEach(holding -> holding.by().forEach(chunk -> cells.put(chunk, "")));
        plan.chunks().forEach(chunk -> cells.remove(chunk.id()));
        return cells.keySet().stream()
                .sorted()
                .map(id -> new Chunk(id, acknowledged.getOrDefault(id, ""), 0, List.of(), Map.of(), List.of()))
                .toList();
    }

    /**
     * Nodes that the graph no longer has and whose things no state holds: they were let go of, and left the graph before another chunk
     * took them up. Nothing that is rendered removes them.
     *
     * @param plan the plan that this ledger belongs to
     * @return names of the nodes, sorted
     */
    public SortedSet<String> orphans(ChunkPlan plan) {
        Map<String, String> places = places(plan);
        SortedSet<String> orphans = new TreeSet<>();
        held.forEach((node, holding) -> {
            if (holding.exists() && holding.by().isEmpty() && !places.containsKey(node)) {
                orphans.add(node);
            }
        });
        return orphans;
    }

    /**
     * The ledger after somebody has removed the things of nodes by hand.
     *
     * @param nodes names of the nodes; only {@linkplain #orphans orphans} among them are forgotten
     * @param plan the plan that this ledger belongs to
     * @return the ledger
     */
    public Ledger forget(Set<String> nodes, ChunkPlan plan) {
        SortedMap<String, Holding> left = new TreeMap<>(held);
        SortedSet<String> forgotten = orphans(plan);
        forgotten.retainAll(nodes);
        left.keySet().removeAll(forgotten);
        return new Ledger(acknowledged, fresh, left);
    }
}
