package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.SourcePosition;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a whole model: 20 bytes for each, and 5 more once somebody asks, which is when the table is built. Where a path was
 * read twice, the first counts.
 */
final class PositionTable implements SourceMap {
    private final List<String> files;
    private final SpreadLists spreadLists;
    private final List<PositionLog> logs;
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
        int entry = entry(path);
        return entry >= 0 ? Optional.of(table().position(entry, files)) : inside(path);
    }

    /** Looks for a path inside of the nearest object around it that was noted. */
    private Optional<SourcePosition> inside(ObjectPath path) {
        Deque<String> keys = new ArrayDeque<>();
        for (ObjectPath at = path; at.parent().isPresent(); at = at.parent().get()) {
            keys.addFirst(at.key());
            int entry = entry(at.parent().get());
            if (entry >= 0) {
                long hash = Layout.INSIDE;
                for (String key : keys) {
                    hash = ObjectPath.childHash(hash, key);
                }
                return table().inside(entry, hash, files);
            }
        }
        return Optional.empty();
    }

    private int entry(ObjectPath path) {
        int entry = table().find(path.hash64());
        return entry >= 0
                ? entry
                : spreadLists.hash(path).map(hash -> table().find(hash)).orElse(-1);
    }

    private synchronized Table table() {
        Table known = table;
        if (known == null) {
            known = new Table(logs);
            table = known;
        }
        return known;
    }

    /**
     * The entries of all logs, in groups by the first bits of their hashes; inside of a group in the order of reading. An entry is a number
     * that counts through all logs.
     */
    private static final class Table {
        private static final int GROUP_SIZE = 8;

        private final List<PositionLog> logs;
        private final int[] firstOfLog;
        private final int shift;
        private final int[] firstOfGroup;
        private final int[] entries;

        Table(List<PositionLog> logs) {
            this.logs = logs;
            this.firstOfLog = new int[logs.size()];
            int size = 0;
            for (int i = 0; i < firstOfLog.length; i++) {
                firstOfLog[i] = size;
                size = Math.addExact(size, logs.get(i).size());
            }
            int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(size / GROUP_SIZE));
            shift = 64 - bits;
            firstOfGroup = new int[(1 << bits) + 1];
            entries = new int[size];
            count();
            fill();
        }

        private void count() {
            for (PositionLog log : logs) {
                for (int i = 0; i < log.size(); i++) {
                    firstOfGroup[group(log.hash(i)) + 1]++;
                }
            }
            for (int i = 1; i < firstOfGroup.length; i++) {
                firstOfGroup[i] += firstOfGroup[i - 1];
            }
        }

        private void fill() {
            int[] next = Arrays.copyOf(firstOfGroup, firstOfGroup.length);
            int entry = 0;
            for (PositionLog log : logs) {
                for (int i = 0; i < log.size(); i++) {
                    entries[next[group(log.hash(i))]++] = entry++;
                }
            }
        }

        private int group(long hash) {
            return (int) (hash >>> shift);
        }

        /** Returns the first entry of a path, or -1. */
        int find(long hash) {
            int group = group(hash);
            for (int i = firstOfGroup[group]; i < firstOfGroup[group + 1]; i++) {
                int file = file(entries[i]);
                if (logs.get(file).hash(entries[i] - firstOfLog[file]) == hash) {
                    return entries[i];
                }
            }
            return -1;
        }

        SourcePosition position(int entry, List<String> files) {
            int file = file(entry);
            return Positions.in(files.get(file), logs.get(file).position(entry - firstOfLog[file]));
        }

        /** Returns the position of something inside of an entry, whose hash begins with {@link Layout#INSIDE}. */
        Optional<SourcePosition> inside(int entry, long hash, List<String> files) {
            int file = file(entry);
            int index = entry - firstOfLog[file];
            int line = Positions.line(logs.get(file).position(index));
            OptionalLong position = logs.get(file)
                    .layout(index)
                    .map(layout -> layout.find(hash, line))
                    .orElse(OptionalLong.empty());
            return position.isPresent()
                    ? Optional.of(Positions.in(files.get(file), position.getAsLong()))
                    : Optional.empty();
        }

        /** Returns the last file that starts at or before an entry and is not empty there. */
        private int file(int entry) {
            int low = 0;
            int high = firstOfLog.length;
            while (high - low > 1) {
                int middle = (low + high) >>> 1;
                if (firstOfLog[middle] <= entry) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
