package io.datasurface.model;

import java.util.Optional;

/**
 * Path of an object in the model: the keys that lead to it from the ecosystem in the native format, such as
 * {@code /zones/Sales/teams/Orders/dataStores/crm/datasets/customers}. Elements of lists are keyed by their index. Value semantics.
 */
public final class ObjectPath implements Comparable<ObjectPath> {
    /** The ecosystem itself. */
    public static final ObjectPath ROOT = new ObjectPath();

    private final Optional<ObjectPath> parent;
    private final String key;
    private final long hash;

    private ObjectPath() {
        this.parent = Optional.empty();
        this.key = "";
        this.hash = 0x9E3779B97F4A7C15L;
    }

    private ObjectPath(ObjectPath parent, String key) {
        this.parent = Optional.of(parent);
        this.key = key;
        this.hash = childHash(parent.hash, keyHash(key));
    }

    /**
     * The path of something inside this object.
     *
     * @param childKey its key in this object
     * @return the longer path
     */
    public ObjectPath child(String childKey) {
        return new ObjectPath(this, childKey);
    }

    /**
     * The path of something two keys below, as for an object in a map.
     *
     * @param first key in this object
     * @param second key in that
     * @return the longer path
     */
    public ObjectPath child(String first, String second) {
        return child(first).child(second);
    }

    /**
     * The object around this one.
     *
     * @return the shorter path; empty for the root
     */
    public Optional<ObjectPath> parent() {
        return parent;
    }

    /**
     * The last key.
     *
     * @return the key in the parent; empty text for the root
     */
    public String key() {
        return key;
    }

    /**
     * A 64-bit hash, the same in every run: with {@link #childHash} readers compute it without making paths.
     *
     * @return the hash
     */
    public long hash64() {
        return hash;
    }

    /**
     * The part of a child's hash that depends on its key alone, so that it can be kept with the key.
     *
     * @param key key of the child in its parent
     * @return the hash of the key
     */
    public static long keyHash(String key) {
        long mixed = key.length();
        for (int i = 0; i < key.length(); i++) {
            mixed = (mixed ^ key.charAt(i)) * 0x100000001B3L;
        }
        mixed *= 0xFF51AFD7ED558CCDL;
        return mixed ^ (mixed >>> 32);
    }

    /**
     * The hash of a child.
     *
     * @param parentHash hash of the parent
     * @param keyHash {@link #keyHash} of the child's key
     * @return the hash that {@link #hash64} of the child's path gives
     */
    public static long childHash(long parentHash, long keyHash) {
        long mixed = (Long.rotateLeft(parentHash, 27) ^ keyHash) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }

    /**
     * The hash of a child.
     *
     * @param parentHash hash of the parent
     * @param key key of the child in the parent
     * @return the hash that {@link #hash64} of the child's path gives
     */
    public static long childHash(long parentHash, String key) {
        return childHash(parentHash, keyHash(key));
    }

    @Override
    public int compareTo(ObjectPath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectPath path
                && hash == path.hash
                && key.equals(path.key)
                && parent.equals(path.parent);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    /** Returns the keys, each behind a slash; {@code ~} and {@code /} inside a key are written {@code ~0} and {@code ~1} as in JSON Pointer. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text);
        return text.length() == 0 ? "/" : text.toString();
    }

    private void append(StringBuilder text) {
        if (parent.isPresent()) {
            parent.get().append(text);
            text.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        }
    }
}
