package io.datasurface.graph.export;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What a picture of a chunk plan shows: the chunks that refer to others most, and one box for the rest of each wave. */
final class ChunkPicture {
    /**
     * A chunk, or those of a wave that have no box of their own.
     *
     * @param wave when it is deployed
     * @param label what stands in the box
     * @param folded whether it stands for several chunks
     */
    record Box(int wave, String label, boolean folded) {}

    /** References from the boxes at one place to the box at another. */
    record Arrow(int from, int to) implements Comparable<Arrow> {
        @Override
        public int compareTo(Arrow other) {
            return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
        }
    }

    private final String title;
    private final List<Box> boxes = new ArrayList<>();
    private final Map<Arrow, Long> arrows = new TreeMap<>();

    private ChunkPicture(String title) {
        this.title = title;
    }

    static ChunkPicture of(ChunkGraph graph, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is too small; use at least 1");
        }
        List<Chunk> chunks = graph.plan().chunks();
        long[] references = new long[chunks.size()];
        graph.references().forEach(each -> {
            references[each.from()] += each.nodes();
            references[each.to()] += each.nodes();
        });
        boolean[] shown = new boolean[chunks.size()];
        IntStream.range(0, shown.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer chunk) -> -references[chunk])
                        .thenComparing(chunk -> chunk))
                .limit(limit)
                .forEach(chunk -> shown[chunk] = true);
        long all = graph.references().stream()
                .mapToLong(ChunkGraph.References::nodes)
                .sum();
        int waves = chunks.isEmpty() ? 0 : graph.depth() + 1;
        ChunkPicture picture = new ChunkPicture(graph.plan().platform() + ": " + count(chunks.size(), "chunk") + " in "
                + count(waves, "wave") + ", " + count(all, "reference")
                + (chunks.size() > limit ? "; shown are the " + limit + " with most references" : ""));
        picture.draw(graph, shown);
        return picture;
    }

    private void draw(ChunkGraph graph, boolean[] shown) {
        List<Chunk> chunks = graph.plan().chunks();
        int[] boxOf = new int[chunks.size()];
        int[] folded = new int[graph.depth() + 1];
        int[] foldedNodes = new int[folded.length];
        for (int chunk = 0; chunk < boxOf.length; chunk++) {
            Chunk each = chunks.get(chunk);
            if (!shown[chunk]) {
                folded[each.wave()]++;
                foldedNodes[each.wave()] += each.nodes().size();
            }
        }
        int[] boxOfWave = new int[folded.length];
        Arrays.fill(boxOfWave, -1);
        Integer[] byWave = IntStream.range(0, boxOf.length).boxed().toArray(Integer[]::new);
        Arrays.sort(
                byWave,
                Comparator.comparingInt((Integer chunk) -> chunks.get(chunk).wave())
                        .thenComparing(chunk -> chunk));
        for (int chunk : byWave) {
            Chunk each = chunks.get(chunk);
            int wave = each.wave();
            if (shown[chunk]) {
                boxOf[chunk] = boxes.size();
                boxes.add(new Box(wave, each.id() + " (" + count(each.nodes().size(), "node") + ")", false));
            } else {
                if (boxOfWave[wave] < 0) {
                    boxOfWave[wave] = boxes.size();
                    boxes.add(new Box(
                            wave,
                            OneLine.number(folded[wave]) + " more of wave " + wave + " ("
                                    + count(foldedNodes[wave], "node") + ")",
                            true));
                }
                boxOf[chunk] = boxOfWave[wave];
            }
        }
        graph.references()
                .forEach(each ->
                        arrows.merge(new Arrow(boxOf[each.from()], boxOf[each.to()]), (long) each.nodes(), Long::sum));
    }

    private static String count(long count, String noun) {
        return OneLine.number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Says what the picture shows. */
    String title() {
        return title;
    }

    /** By wave, then by id. */
    List<Box> boxes() {
        return boxes;
    }

    /** How many references each arrow stands for; it leads to a later wave. */
    Map<Arrow, Long> arrows() {
        return arrows;
    }
}
