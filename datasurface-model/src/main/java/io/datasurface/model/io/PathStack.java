package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import java.util.Arrays;

/**
 * The keys that lead to the place where a reader is; a path is made of them only when there is something to say. They are kept as numbers:
 * to store a reference in an object that lives long costs the usual garbage collector a memory fence, for each of millions of keys.
 */
final class PathStack {
    private final TextPool pool;

    /** Numbers of texts; indexes of lists as their complements, which are below 0. */
    private int[] keys = new int[32];

    private int depth;

    PathStack(TextPool pool) {
        this.pool = pool;
    }

    void push(Text key) {
        add(key.number());
    }

    void push(String key) {
        push(pool.text(key));
    }

    void push(int index) {
        add(~index);
    }

    private void add(int key) {
        if (depth == keys.length) {
            keys = Arrays.copyOf(keys, depth * 2);
        }
        keys[depth++] = key;
    }

    void pop() {
        depth--;
    }

    ObjectPath path() {
        ObjectPath path = ObjectPath.ROOT;
        for (int i = 0; i < depth; i++) {
            int key = keys[i];
            path = path.child(key < 0 ? Integer.toString(~key) : pool.text(key).string());
        }
        return path;
    }
}
