package io.datasurface.federation.tree;

import org.jspecify.annotations.Nullable;

/**
 * Who reads a store from whom.
 *
 * @param parent by platform the platform that it reads from; -1 for the root and for who has nothing to do with the store
 * @param cost what it costs in a month, in millionths of a dollar
 * @param direct what it would cost if every platform read from the root that can, and the others on the cheapest way
 * @param bound less than this no tree can cost
 * @param complete whether every platform that needs the store gets it; else those are outside that cannot
 */
public record Tree(int[] parent, long cost, long direct, long bound, boolean complete) {
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
