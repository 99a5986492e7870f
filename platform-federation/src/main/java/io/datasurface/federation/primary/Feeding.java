package io.datasurface.federation.primary;

import io.datasurface.federation.facts.Members;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Between which platforms feeds can flow: directly if they have a format in common, or by way of others. */
public final class Feeding {
    private final BitSet[] direct;
    /** By the platforms that may be passed: by platform where what it has gets to, if somebody has asked. */
    private final Map<BitSet, Map<Integer, BitSet>> reachable = new HashMap<>();

    /**
     * Looks at the formats of all pairs.
     *
     * @param members the platforms
     */
    public Feeding(Members members) {
        direct = new BitSet[members.count()];
        for (int from = 0; from < direct.length; from++) {
            direct[from] = new BitSet();
            for (int to = 0; to < direct.length; to++) {
                direct[from].set(to, to != from && members.format(from, to).isPresent());
            }
        }
    }

    private BitSet reach(int from, BitSet through) {
        BitSet reached = new BitSet();
        reached.set(from);
        BitSet fresh = (BitSet) reached.clone();
        while (!fresh.isEmpty()) {
            BitSet next = new BitSet();
            fresh.stream().forEach(platform -> next.or(direct[platform]));
            next.and(through);
            next.andNot(reached);
            reached.or(next);
            fresh = next;
        }
        return reached;
    }

    /**
     * Whether one platform reads another one's feeds.
     *
     * @param from id of the platform that offers
     * @param to id of the platform that takes
     * @return true if they have a format in common
     */
    public boolean isDirect(int from, int to) {
        return direct[from].get(to);
    }

    /**
     * Where data can come to from a platform, if platforms between pass it on.
     *
     * @param from id of the platform that has it
     * @param through platforms that may have it; is not kept
     * @return those of them to which a chain of feeds leads, and the platform itself; shared, not to be changed
     */
    public BitSet reachable(int from, BitSet through) {
        Map<Integer, BitSet> known = reachable.get(through);
        if (known == null) {
            known = new HashMap<>();
            reachable.put((BitSet) through.clone(), known);
        }
        return known.computeIfAbsent(from, key -> reach(key, through));
    }
}
