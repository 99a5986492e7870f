package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists of the ecosystem whose elements stand in several files. While a file is read nobody knows how many elements come before, so
 * its elements are counted from 0 below a key of its own, and here one is translated to the other.
 */
final class SpreadLists {
    /**
     * The elements of one file.
     *
     * @param fileIndex the file
     * @param first index of its first element in the whole list
     * @param count how many they are
     */
    private record Segment(int fileIndex, int first, int count) {}

    private final Map<String, List<Segment>> segments = new HashMap<>();

    /** Returns the hash under which a file's part of a list is remembered. */
    static long hash(long listHash, int fileIndex) {
        return ObjectPath.childHash(listHash, "\0file " + fileIndex);
    }

    void add(String field, int fileIndex, int first, int count) {
        segments.computeIfAbsent(field, key -> new ArrayList<>()).add(new Segment(fileIndex, first, count));
    }

    /** Returns the hash under which something in a list is remembered; empty if the path does not lead into a list. */
    Optional<Long> hash(ObjectPath path) {
        List<String> keys = keys(path);
        List<Segment> parts = keys.size() < 2 ? null : segments.get(keys.get(0));
        if (parts == null) {
            return Optional.empty();
        }
        int index = index(keys.get(1));
        for (Segment part : parts) {
            if (index >= part.first && index < part.first + part.count) {
                long hash = hash(ObjectPath.ROOT.child(keys.get(0)).hash64(), part.fileIndex);
                hash = ObjectPath.childHash(hash, Integer.toString(index - part.first));
                for (String key : keys.subList(2, keys.size())) {
                    hash = ObjectPath.childHash(hash, key);
                }
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    /** Returns a problem of a file with the path in the whole list instead of the file's part of it. */
    Problem rebased(Problem problem, int fileIndex) {
        List<String> keys = keys(problem.path());
        List<Segment> parts = keys.size() < 2 ? null : segments.get(keys.get(0));
        if (parts == null) {
            return problem;
        }
        int first = parts.stream()
                .filter(part -> part.fileIndex == fileIndex)
                .mapToInt(Segment::first)
                .findFirst()
                .orElse(0);
        ObjectPath path = ObjectPath.ROOT.child(keys.get(0), Integer.toString(index(keys.get(1)) + first));
        for (String key : keys.subList(2, keys.size())) {
            path = path.child(key);
        }
        return new Problem(problem.severity(), problem.code(), path, problem.position(), problem.message());
    }

    private static int index(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException e) {
            return -1; // a path that leads nowhere
        }
    }

    private static List<String> keys(ObjectPath path) {
        List<String> keys = new ArrayList<>();
        for (Optional<ObjectPath> at = Optional.of(path);
                at.isPresent();
                at = at.get().parent()) {
            keys.add(at.get().key());
        }
        Collections.reverse(keys);
        return keys.subList(1, keys.size());
    }
}
