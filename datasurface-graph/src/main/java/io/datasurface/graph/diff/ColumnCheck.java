package io.datasurface.graph.diff;

/** Reads columns and refuses those that do not belong together. */
final class ColumnCheck {
    private final SnapshotColumns columns;

    ColumnCheck(SnapshotColumns columns) {
        this.columns = columns;
    }

    /** As many texts as there must be; none at all are as many empty ones if the column may be missing. */
    String[] texts(String name, int count) {
        String[] texts = columns.texts(name);
        size(name, texts.length, count);
        return texts;
    }

    int[] numbers(String name, int count) {
        int[] numbers = columns.numbers(name);
        size(name, numbers.length, count);
        return numbers;
    }

    /** Numbers from 0 to below the limit. */
    int[] ids(String name, int count, int limit) {
        int[] ids = numbers(name, count);
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= limit) {
                throw wrong(name, i, ids[i] + " is not 0 to " + (limit - 1));
            }
        }
        return ids;
    }

    /** Ascending numbers from 0 to below the limit. */
    int[] ascending(String name, int limit) {
        int[] ids = ids(name, columns.numbers(name).length, limit);
        for (int i = 1; i < ids.length; i++) {
            if (ids[i] <= ids[i - 1]) {
                throw wrong(name, i, ids[i] + " is not greater than the one before");
            }
        }
        return ids;
    }

    /** Reads sizes: where each range starts, and behind them where the last one ends. */
    int[] starts(String name, int count) {
        int[] sizes = numbers(name, count);
        int[] starts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            if (sizes[i] < 0 || sizes[i] > Integer.MAX_VALUE - starts[i]) {
                throw wrong(name, i, sizes[i] + " is no size");
            }
            starts[i + 1] = starts[i] + sizes[i];
        }
        return starts;
    }

    /** Names in ascending order in each range. */
    String[] names(String name, int[] starts) {
        String[] names = texts(name, starts[starts.length - 1]);
        for (int range = 0; range + 1 < starts.length; range++) {
            for (int i = starts[range] + 1; i < starts[range + 1]; i++) {
                if (names[i].compareTo(names[i - 1]) <= 0) {
                    throw wrong(name, i, "\"" + names[i] + "\" does not come behind \"" + names[i - 1] + "\"");
                }
            }
        }
        return names;
    }

    /** Numbers that ascend in each range. */
    int[] ascending(String name, int[] starts, int limit) {
        int[] ids = ids(name, starts[starts.length - 1], limit);
        for (int range = 0; range + 1 < starts.length; range++) {
            for (int i = starts[range] + 1; i < starts[range + 1]; i++) {
                if (ids[i] <= ids[i - 1]) {
                    throw wrong(name, i, ids[i] + " is not greater than the one before");
                }
            }
        }
        return ids;
    }

    /** Hashes, or none if all are nothing. */
    long[] hashes(String name, int count) {
        long[] hashes = columns.hashes(name);
        if (hashes.length > 0) {
            size(name, hashes.length, count);
        }
        return hashes;
    }

    private static void size(String name, int size, int count) {
        if (size != count) {
            throw new IllegalArgumentException(
                    "the column " + name + " has " + size + " values, but the others need " + count);
        }
    }

    static IllegalArgumentException wrong(String name, int place, String reason) {
        return new IllegalArgumentException("the column " + name + " is wrong at place " + place + ": " + reason);
    }
}
