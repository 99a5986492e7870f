package io.datasurface.model.io;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where the keys and elements inside of an object stand: lines are counted from the line of the object's own key. Immutable. */
final class Layout {
    /** Stands for the hash of the object's path, so that what is inside has the same hashes in every object. */
    static final long INSIDE = 0x6C078965D5B2A5D3L;

    private final long[] hashes;
    private final long[] positions;

    private Layout(long[] hashes, long[] positions) {
        this.hashes = hashes;
        this.positions = positions;
    }

    /**
     * A layout.
     *
     * @param inside what was read inside of an object, with hashes that begin with {@link #INSIDE}
     * @param line line of the object's key; what is inside is on other lines
     */
    static Layout of(PositionLog inside, int line) {
        long[] hashes = new long[inside.size()];
        long[] positions = new long[inside.size()];
        for (int i = 0; i < hashes.length; i++) {
            long position = inside.position(i);
            hashes[i] = inside.hash(i);
            positions[i] = Positions.pack(Positions.line(position) - line, Positions.column(position));
        }
        return new Layout(hashes, positions);
    }

    /** Returns the position of something inside of an object whose key stands in a line, if it is written there. */
    OptionalLong find(long hash, int line) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash) {
                return OptionalLong.of(
                        Positions.pack(line + Positions.line(positions[i]), Positions.column(positions[i])));
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Layout layout
                && Arrays.equals(hashes, layout.hashes)
                && Arrays.equals(positions, layout.positions);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(hashes) + Arrays.hashCode(positions);
    }
}
