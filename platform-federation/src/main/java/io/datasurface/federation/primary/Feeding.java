package io.datasurface.federation.primary;

import io.datasurface.federation.facts.Members;
import java.util.BitSet;

/** Between which platforms feeds can flow: directly if they have a format in common, or by way of others. */
public final class Feeding {
    private final BitSet[] direct;
    private final BitSet[] reachable;

    /**
     * Looks at the formats of all pairs.
     *
     * @param members the platforms
     */
    public Feeding(Members members) {
        direct = new BitSet[members.count()];
        reachable = new BitSet[members.count()];
        for (int from = 0; from < direct.length; from++) {
            direct[from] = new BitSet();
            for (int to = 0; to < direct.length; to++) {
                direct[from].set(to, to != from && members.format(from, to).isPresent());
            }
        }
        for (int from = 0; from < direct.length; from++) {
            reachable[from] = reach(from);
        }
    }

    private BitSet reach(int from) {
        BitSet reached = new BitSet();
        reached.set(from);
        BitSet fresh = (BitSet) reached.clone();
        while (!fresh.isEmpty()) {
            BitSet next = new BitSet();
            fresh.stream().forEach(platform -> next.or(direct[platform]));
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
     * Whether data can come from one platform to another, if platforms between them pass it on.
     *
     * @param from id of the platform that has it
     * @param to id of the platform that needs it
     * @return true if a chain of feeds leads there, or if both are one
     */
    public boolean reaches(int from, int to) {
        return reachable[from].get(to);
    }
}
