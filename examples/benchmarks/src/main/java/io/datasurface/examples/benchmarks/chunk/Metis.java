package io.datasurface.examples.benchmarks.chunk;

import io.datasurface.graph.IntentionGraph;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Partitions a graph with {@code gpmetis}, if the machine has it: edges without direction, one weight per node, no other limit, and circles of parts
 * are allowed. So it solves an easier problem than the chunker.
 */
final class Metis {
    private static final String PROGRAM = "gpmetis";

    private Metis() {}

    /** Where the program is, if it is on the path. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Partitions.
     *
     * @param objective {@code cut} or {@code vol}
     * @param seed of its random numbers
     * @return the part of each node
     * @throws IOException if the program fails
     */
    static int[] partition(Path program, Path graphFile, int nodes, int parts, String objective, long seed)
            throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-ufactor=30",
                        "-seed=" + seed,
                        "-objtype=" + objective,
                        graphFile.toString(),
                        Integer.toString(parts))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Path result = Path.of(graphFile + ".part." + parts);
        if (!Files.exists(result)) {
            throw new IOException(PROGRAM + " made no partition and printed: " + printed);
        }
        int[] partOf = new int[nodes];
        try (BufferedReader lines = Files.newBufferedReader(result)) {
            for (int node = 0; node < nodes; node++) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IOException(result + " ends after " + node + " of " + nodes + " lines");
                }
                partOf[node] = Integer.parseInt(line.strip());
            }
        }
        Files.delete(result);
        return partOf;
    }

    /** Writes a graph in the program's format: a line per node with its weight and its neighbours, which are numbered from 1. */
    static void write(IntentionGraph graph, long[] weights, Path file) throws IOException {
        int[][] neighbours = neighbours(graph);
        long edges = Arrays.stream(neighbours).mapToLong(row -> row.length).sum() / 2;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(graph.nodeCount() + " " + edges + " 010\n");
            StringBuilder line = new StringBuilder();
            for (int node = 0; node < neighbours.length; node++) {
                line.setLength(0);
                line.append(weights[node]);
                for (int other : neighbours[node]) {
                    line.append(' ').append(other + 1);
                }
                out.append(line).append('\n');
            }
        }
    }

    private static int[][] neighbours(IntentionGraph graph) {
        int[] degrees = new int[graph.nodeCount()];
        for (int node = 0; node < degrees.length; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                if (!graph.isPreviousBatch(node, i)) {
                    degrees[node]++;
                    degrees[graph.successor(node, i)]++;
                }
            }
        }
        int[][] neighbours = new int[degrees.length][];
        Arrays.setAll(neighbours, node -> new int[degrees[node]]);
        for (int node = 0; node < degrees.length; node++) {
            for (int i = 0; i < graph.successorCount(node); i++) {
                if (!graph.isPreviousBatch(node, i)) {
                    int other = graph.successor(node, i);
                    neighbours[node][--degrees[node]] = other;
                    neighbours[other][--degrees[other]] = node;
                }
            }
        }
        return neighbours;
    }
}
