package io.datasurface.graph.chunk;

import java.util.Arrays;
import java.util.List;

/** Finds the chunk of a node by name: a hash table of numbers, 12 to 20 bytes per node, no objects. */
final class NodeIndex {
    private final List<Chunk> chunks;
    private final int[] firstOf;

    /** By number of a node. */
    private final int[] chunkOfNumber;

    private final int[] slots;

    NodeIndex(List<Chunk> chunks) {
        this.chunks = chunks;
        this.firstOf = new int[chunks.size() + 1];
        for (int i = 0; i < chunks.size(); i++) {
            firstOf[i + 1] = firstOf[i] + chunks.get(i).nodes().size();
        }
        int nodes = firstOf[chunks.size()];
        this.chunkOfNumber = new int[nodes];
        for (int i = 0; i < chunks.size(); i++) {
            Arrays.fill(chunkOfNumber, firstOf[i], firstOf[i + 1], i);
        }
        this.slots = new int[Math.max(4, Integer.highestOneBit(Math.max(1, nodes)) * 4)];
        Arrays.fill(slots, -1);
        int number = 0;
        for (Chunk chunk : chunks) {
            for (String node : chunk.nodes()) {
                int slot = slot(node);
                if (slots[slot] >= 0) {
                    throw new IllegalArgumentException("The node " + node + " is in the chunks "
                            + chunks.get(chunkOf(node)).id() + " and " + chunk.id()
                            + " of a plan; a node can be in one chunk only");
                }
                slots[slot] = number++;
            }
        }
    }

    private int slot(String node) {
        int mixed = node.hashCode() * 0x9E3779B9;
        int mask = slots.length - 1;
        int slot = (mixed ^ (mixed >>> 15)) & mask;
        while (slots[slot] >= 0 && !nameOf(slots[slot]).equals(node)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private String nameOf(int number) {
        int chunk = chunkOfNumber[number];
        return chunks.get(chunk).nodes().get(number - firstOf[chunk]);
    }

    /** Position of the node's chunk in the plan; -1 if the plan does not have the node. */
    int chunkOf(String node) {
        int number = slots[slot(node)];
        return number < 0 ? -1 : chunkOfNumber[number];
    }
}
