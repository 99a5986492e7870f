package io.datasurface.model.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects by two numbers. */
final class PairTable {
    private static final int FIRST_SIZE = 1 << 8;

    private final HashIndex index = new HashIndex();
    private final List<Object> objects = new ArrayList<>();
    private long[] pairs = new long[FIRST_SIZE];

    @Nullable Object get(int first, int second) {
        long pair = pair(first, second);
        long hash = EightBytes.mix(0, pair);
        for (int probe = 0; probe < HashIndex.MOST_PROBES; probe++) {
            int number = index.get(hash, probe);
            if (number == HashIndex.END) {
                return null;
            }
            if (number >= 0 && pairs[number] == pair) {
                return objects.get(number);
            }
        }
        return null;
    }

    void put(int first, int second, Object object) {
        int number = objects.size();
        if (number == pairs.length) {
            pairs = Arrays.copyOf(pairs, number * 2);
        }
        pairs[number] = pair(first, second);
        objects.add(object);
        index.add(EightBytes.mix(0, pairs[number]), number);
    }

    private static long pair(int first, int second) {
        return ((long) first << Integer.SIZE) | (second & 0xFFFFFFFFL);
    }
}
