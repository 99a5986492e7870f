package io.datasurface.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private final KeyTree parts = new KeyTree();
    private final KeyTree scopes = new KeyTree();

    /** The last keys of the parts: what they are near to. */
    private final Set<String> near = new HashSet<>();

    private UnreadParts(Collection<ObjectPath> parts, Collection<ObjectPath> scopes) {
        for (ObjectPath path : parts) {
            List<String> keys = keys(path);
            this.parts.add(keys);
            near.addAll(keys.subList(Math.max(0, keys.size() - 1 - NEAR), keys.size()));
        }
        scopes.forEach(path -> this.scopes.add(keys(path)));
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
        return parts.overlaps(pattern, Integer.MAX_VALUE);
    }

    /**
     * Whether something that is not in the model, and that a file can give as a whole, may have been written.
     *
     * @param pattern the keys that lead to it, each a key or {@link #ANY}
     * @return true if it is {@linkplain #inPart in a faulty part}, or may stand in the rest of a file that was not read to its end
     */
    public boolean inFile(List<String> pattern) {
        return inPart(pattern) || scopes.overlaps(pattern, Integer.MAX_VALUE);
    }

    /**
     * Whether a faulty part is of one of some objects, and not of something large in them.
     *
     * @param names names of the objects
     * @return true if one of them is perhaps not as it was written
     */
    public boolean ofNamed(Collection<String> names) {
        return names.stream().anyMatch(near::contains);
    }

    /**
     * Whether a faulty part is of an object, and not of something large in it, or is the object.
     *
     * @param object the path of the object
     * @return true if the object is perhaps not as it was written
     */
    public boolean ofObject(ObjectPath object) {
        return parts.overlaps(keys(object), NEAR);
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
