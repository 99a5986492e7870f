package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists of the ecosystem, a zone or a team whose elements stand in several files. While a file is read nobody knows how many elements come before, so
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

    /** An element of one of the lists, and the keys that lead from there to what is meant. */
    private record Place(List<Segment> parts, ObjectPath list, int index, List<String> below) {}

    private final Map<ObjectPath, List<Segment>> segments = new HashMap<>();

    /** Returns the hash under which a file's part of a list is remembered. */
    static long hash(long listHash, int fileIndex) {
        return ObjectPath.childHash(listHash, "\0file " + fileIndex);
    }

    void add(ObjectPath list, int fileIndex, int first, int count) {
        segments.computeIfAbsent(list, key -> new ArrayList<>()).add(new Segment(fileIndex, first, count));
    }

    /** Returns the hash under which something in a list is remembered; empty if the path does not lead into a list. */
    Optional<Long> hash(ObjectPath path) {
        return place(path)
                .flatMap(place -> place.parts.stream()
                        .filter(part -> place.index >= part.first && place.index < part.first + part.count)
                        .findFirst()
                        .map(part -> {
                            long hash = hash(place.list.hash64(), part.fileIndex);
                            hash = ObjectPath.childHash(hash, Integer.toString(place.index - part.first));
                            for (String key : place.below) {
                                hash = ObjectPath.childHash(hash, key);
                            }
                            return hash;
                        }));
    }

    /** Returns a problem of a file with the path in the whole list instead of the file's part of it. */
    Problem rebased(Problem problem, int fileIndex) {
        Optional<Place> found = place(problem.path());
        if (found.isEmpty()) {
            return problem;
        }
        Place place = found.get();
        int first = place.parts.stream()
                .filter(part -> part.fileIndex == fileIndex)
                .mapToInt(Segment::first)
                .findFirst()
                .orElse(0);
        ObjectPath path = place.list.child(Integer.toString(place.index + first));
        for (String key : place.below) {
            path = path.child(key);
        }
        return new Problem(problem.severity(), problem.code(), path, problem.position(), problem.message());
    }

    private Optional<Place> place(ObjectPath path) {
        List<String> below = new ArrayList<>();
        ObjectPath at = path;
        while (at.parent().isPresent()) {
            ObjectPath parent = at.parent().get();
            List<Segment> parts = segments.get(parent);
            if (parts != null) {
                return Optional.of(new Place(parts, parent, index(at.key()), below));
            }
            below.add(0, at.key());
            at = parent;
        }
        return Optional.empty();
    }

    private static int index(String key) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException e) {
            return -1; // a path that leads nowhere
        }
    }
}
