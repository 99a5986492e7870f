package io.datasurface.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was written of a model, but could not be read: its objects are not in the model, so nobody can say that they do not exist.
 * Immutable and safe to share.
 */
public final class UnreadParts {
    /** Nothing: all that was written was read. */
    public static final UnreadParts NONE = new UnreadParts(List.of(), List.of());

    /** A key of a pattern that stands for any. */
    public static final String ANY = "*";

    /** How many levels below an object its own parts are. */
    private static final int NEAR = 3;

    private final List<List<String>> parts = new ArrayList<>();
    private final List<List<String>> scopes = new ArrayList<>();

    private UnreadParts(Collection<ObjectPath> parts, Collection<ObjectPath> scopes) {
        parts.stream().distinct().map(UnreadParts::keys).forEach(this.parts::add);
        scopes.stream().distinct().map(UnreadParts::keys).forEach(this.scopes::add);
    }

    /**
     * Notes what was not read.
     *
     * @param parts faulty parts, which are left out: each perhaps with objects around it that cannot do without it
     * @param scopes objects of which a file was not read to its end; a file gives whole zones, teams, datastores, workspaces and the like
     * @return the unread parts
     */
    public static UnreadParts of(Collection<ObjectPath> parts, Collection<ObjectPath> scopes) {
        return parts.isEmpty() && scopes.isEmpty() ? NONE : new UnreadParts(parts, scopes);
    }

    /**
     * Whether all was read.
     *
     * @return true if nothing is missing
     */
    public boolean isEmpty() {
        return parts.isEmpty() && scopes.isEmpty();
    }

    /**
     * Whether something that is not in the model may stand in a part of an object that was read otherwise.
     *
     * @param pattern the keys that lead to it, each a key or {@link #ANY}
     * @return true if it is inside a faulty part, is one, or has one in it
     */
    public boolean inPart(List<String> pattern) {
        return parts.stream().anyMatch(part -> overlap(part, pattern));
    }

    /**
     * Whether something that is not in the model, and that a file can give as a whole, may have been written.
     *
     * @param pattern the keys that lead to it, each a key or {@link #ANY}
     * @return true if it is {@linkplain #inPart in a faulty part}, or may stand in the rest of a file that was not read to its end
     */
    public boolean inFile(List<String> pattern) {
        return inPart(pattern) || scopes.stream().anyMatch(scope -> overlap(scope, pattern));
    }

    /**
     * Whether a faulty part is of one of some objects, and not of something large in them.
     *
     * @param names names of the objects
     * @return true if one of them is perhaps not as it was written
     */
    public boolean ofNamed(Collection<String> names) {
        return parts.stream()
                .anyMatch(part -> part.subList(Math.max(0, part.size() - 1 - NEAR), part.size()).stream()
                        .anyMatch(names::contains));
    }

    /**
     * Whether a faulty part is of an object, and not of something large in it, or is the object.
     *
     * @param object the path of the object
     * @return true if the object is perhaps not as it was written
     */
    public boolean ofObject(ObjectPath object) {
        List<String> keys = keys(object);
        return parts.stream().anyMatch(part -> part.size() <= keys.size() + NEAR && overlap(part, keys));
    }

    private static boolean overlap(List<String> one, List<String> pattern) {
        for (int i = 0; i < Math.min(one.size(), pattern.size()); i++) {
            if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(one.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The keys of a path.
     *
     * @param path the path of an object
     * @return its keys from the ecosystem on; empty for that
     */
    public static List<String> keys(ObjectPath path) {
        List<String> keys = new ArrayList<>();
        for (Optional<ObjectPath> at = Optional.of(path);
                at.flatMap(ObjectPath::parent).isPresent();
                at = at.get().parent()) {
            keys.add(0, at.get().key());
        }
        return List.copyOf(keys);
    }
}
