package io.datasurface.graph;

import io.datasurface.graph.internal.StrongComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which transformer reads what which other one writes, in the whole ecosystem. It is the same on every platform, because a transformer
 * that runs on a platform reads all dataset groups of its workspace there.
 */
final class TransformerNetwork {
    private final int[] firstProducer;
    private final int[] producers;
    private final int[] consumersFirst;
    private final int[] component;
    private final List<int[]> cycles = new ArrayList<>();
    private final BitSet dependOnThemselves = new BitSet();

    TransformerNetwork(SourceIndex index) {
        GraphSource source = index.source();
        int[] members = members(source);
        firstProducer = new int[source.storeCount() + 1];
        for (int workspace : members) {
            firstProducer[source.outputStore(workspace) + 1]++;
        }
        Rows.sum(firstProducer);
        producers = new int[members.length];
        int[] next = firstProducer.clone();
        for (int workspace : members) {
            producers[next[source.outputStore(workspace)]++] = workspace;
        }

        Rows readers = readers(index, members);
        int[] components = StrongComponents.of(readers.starts(), readers.entries());
        component = new int[source.workspaceCount()];
        Arrays.fill(component, -1);
        int[] starts = new int[members.length + 1];
        for (int member = 0; member < members.length; member++) {
            component[members[member]] = components[member];
            starts[components[member] + 1]++;
        }
        Rows.sum(starts);
        consumersFirst = new int[members.length];
        for (int workspace : members) {
            consumersFirst[starts[component[workspace]]++] = workspace;
        }
        Rows.shift(starts);
        for (int number = 0; number < members.length; number++) {
            if (starts[number + 1] - starts[number] > 1) {
                int[] cycle = Arrays.copyOfRange(consumersFirst, starts[number], starts[number + 1]);
                cycles.add(cycle);
                for (int workspace : cycle) {
                    dependOnThemselves.set(workspace);
                }
            }
        }
        cycles.sort(Arrays::compare);
    }

    /**
     * Whether a workspace's transformer can run at all: its output exists, and it has a place for its inputs, if it has any. (Rule
     * "generator": a transformer without inputs needs no container.)
     */
    static boolean canRun(GraphSource source, int workspace) {
        return source.outputStore(workspace) >= 0 && (source.container(workspace) >= 0 || !hasSinks(source, workspace));
    }

    private static boolean hasSinks(GraphSource source, int workspace) {
        return source.firstSink(source.firstGroup(workspace)) < source.firstSink(source.firstGroup(workspace + 1));
    }

    private static int[] members(GraphSource source) {
        IntColumn members = new IntColumn();
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            if (source.isTransformer(workspace) && canRun(source, workspace)) {
                members.add(workspace);
            }
        }
        return members.toArray();
    }

    /** By producer: the transformers that read its output. Both as positions in the members. */
    private Rows readers(SourceIndex index, int[] members) {
        GraphSource source = index.source();
        int[] position = new int[source.workspaceCount()];
        for (int member = 0; member < members.length; member++) {
            position[members[member]] = member;
        }
        int[] starts = new int[members.length + 1];
        IntColumn read = new IntColumn();
        int[] lastReader = new int[members.length];
        Arrays.fill(lastReader, -1);
        for (int reader = 0; reader < members.length; reader++) {
            int from = source.firstSink(source.firstGroup(members[reader]));
            int to = source.firstSink(source.firstGroup(members[reader] + 1));
            for (int sink = from; sink < to; sink++) {
                int store = index.storeOf(source.sinkDataset(sink));
                for (int i = firstProducer[store]; i < firstProducer[store + 1]; i++) {
                    int producer = position[producers[i]];
                    if (producer == reader) {
                        dependOnThemselves.set(members[reader]);
                    }
                    if (lastReader[producer] != reader) {
                        lastReader[producer] = reader;
                        read.add(producer);
                    }
                }
            }
            starts[reader + 1] = read.size();
        }
        return new Rows(starts, read.toArray()).reversed();
    }

    /** Start of the transformers that write a store; those that can run, in ascending order of their workspaces. */
    int firstProducer(int store) {
        return firstProducer[store];
    }

    /** Workspace of a transformer. */
    int producer(int entry) {
        return producers[entry];
    }

    /** Workspaces of the transformers that can run: who reads an output comes before who writes it, cycles apart. */
    int[] consumersFirst() {
        return consumersFirst;
    }

    /** Whether two transformers are one, or depend on each other's outputs. */
    boolean inOneCycle(int workspace, int other) {
        return component[workspace] == component[other];
    }

    /** Whether a transformer reads its own output, directly or through others. */
    boolean dependsOnItself(int workspace) {
        return dependOnThemselves.get(workspace);
    }

    /** Whether what a transformer reads of a store depends on what it wrote before. */
    boolean readsPreviousBatch(int workspace, int store) {
        for (int i = firstProducer[store]; i < firstProducer[store + 1]; i++) {
            if (inOneCycle(workspace, producers[i])) {
                return true;
            }
        }
        return false;
    }

    /** Transformers that depend on each other: workspaces of each cycle, ascending. A transformer that reads its own output is none. */
    List<int[]> cycles() {
        return cycles;
    }
}
