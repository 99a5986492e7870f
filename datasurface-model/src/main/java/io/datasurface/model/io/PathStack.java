package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The keys that lead to the place where a reader is; a path is made of them only when there is something to say. */
final class PathStack {
    private @Nullable String[] keys = new String[32];
    private int[] indexes = new int[32];
    private int depth;

    void push(String key) {
        grow();
        keys[depth++] = key;
    }

    void push(int index) {
        grow();
        keys[depth] = null;
        indexes[depth++] = index;
    }

    void pop() {
        depth--;
    }

    ObjectPath path() {
        ObjectPath path = ObjectPath.ROOT;
        for (int i = 0; i < depth; i++) {
            String key = keys[i];
            path = path.child(key == null ? Integer.toString(indexes[i]) : key);
        }
        return path;
    }

    private void grow() {
        if (depth == keys.length) {
            keys = Arrays.copyOf(keys, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
    }
}
