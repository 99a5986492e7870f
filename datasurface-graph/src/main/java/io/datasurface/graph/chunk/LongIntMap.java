package io.datasurface.graph.chunk;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Counts by a key of 64 bits, in open addressing; a count that is not there is 0. Keys are not negative. */
final class LongIntMap {
    private long[] keys;
    private int[] values;
    private int used;

    LongIntMap(int expected) {
        int capacity = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) << 1;
        keys = new long[capacity];
        Arrays.fill(keys, -1);
        values = new int[capacity];
    }

    int get(long key) {
        return values[slot(keys, key)];
    }

    /** Adds to the count and gives the new one. */
    int add(long key, int amount) {
        int slot = slot(keys, key);
        if (keys[slot] < 0) {
            if (used * 2 >= keys.length) {
                grow();
                slot = slot(keys, key);
            }
            keys[slot] = key;
            used++;
        }
        values[slot] += amount;
        return values[slot];
    }

    /** Tells the keys whose counts are above 0, in no particular order. */
    void forEach(LongConsumer keysAboveZero) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] >= 0 && values[slot] > 0) {
                keysAboveZero.accept(keys[slot]);
            }
        }
    }

    private static int slot(long[] keys, long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
        while (keys[slot] != key && keys[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        Arrays.fill(keys, -1);
        values = new int[keys.length];
        used = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] >= 0 && oldValues[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
                used++;
            }
        }
    }
}
