package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a whole model: 16 bytes for each, and 6 more once somebody asks, which is when the table is built. Where a path was
 * read twice, the first counts.
 */
final class PositionTable implements SourceMap {
    private final List<String> files;
    private final SpreadLists spreadLists;
    private @Nullable List<PositionLog> logs;
    private @Nullable Table table;

    /**
     * Positions of files.
     *
     * @param files names of the files
     * @param logs what was read in them
     * @param spreadLists lists that stand in several files
     */
    PositionTable(List<String> files, List<PositionLog> logs, SpreadLists spreadLists) {
        this.files = files;
        this.logs = logs;
        this.spreadLists = spreadLists;
    }

    @Override
    public Optional<SourcePosition> exact(ObjectPath path) {
        Optional<SourcePosition> position = table().find(path.hash64(), files);
        if (position.isPresent()) {
            return position;
        }
        return spreadLists.hash(path).flatMap(hash -> table().find(hash, files));
    }

    private synchronized Table table() {
        Table known = table;
        if (known == null) {
            known = new Table(logs == null ? List.of() : logs);
            table = known;
            logs = null;
        }
        return known;
    }

    /** All logs one after the other, and an open-addressing table of indexes into them. */
    private static final class Table {
        private final long[] hashes;
        private final long[] positions;
        private final int[] starts;
        private final int[] slots;

        Table(List<PositionLog> logs) {
            int size = logs.stream().mapToInt(PositionLog::size).reduce(0, Math::addExact);
            hashes = new long[size];
            positions = new long[size];
            starts = new int[logs.size()];
            slots = new int[Math.addExact(size, size / 2) + 8];
            int at = 0;
            for (int file = 0; file < starts.length; file++) {
                starts[file] = at;
                PositionLog log = logs.get(file);
                log.copyTo(hashes, positions, at);
                at += log.size();
            }
            for (int i = 0; i < size; i++) {
                insert(i);
            }
        }

        private void insert(int entry) {
            int slot = slot(hashes[entry]);
            while (slots[slot] != 0) {
                if (hashes[slots[slot] - 1] == hashes[entry]) {
                    return;
                }
                slot = slot + 1 == slots.length ? 0 : slot + 1;
            }
            slots[slot] = entry + 1;
        }

        Optional<SourcePosition> find(long hash, List<String> files) {
            int slot = slot(hash);
            while (slots[slot] != 0) {
                int entry = slots[slot] - 1;
                if (hashes[entry] == hash) {
                    return Optional.of(Positions.in(files.get(file(entry)), positions[entry]));
                }
                slot = slot + 1 == slots.length ? 0 : slot + 1;
            }
            return Optional.empty();
        }

        private int slot(long hash) {
            return (int) (((hash >>> 32) * slots.length) >>> 32);
        }

        /** Returns the last file that starts at or before an entry and is not empty there. */
        private int file(int entry) {
            int low = 0;
            int high = starts.length;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (starts[middle] <= entry) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
