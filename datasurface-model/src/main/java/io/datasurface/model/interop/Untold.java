package io.datasurface.model.interop;

import io.datasurface.model.ObjectPath;
import java.util.List;

/**
 * Something that the API cannot tell and nothing has supplied.
 *
 * @param gap what it is
 * @param objects the objects it belongs to, sorted
 */
public record Untold(ApiGap gap, List<ObjectPath> objects) {
    /** Copies and sorts the paths. */
    public Untold {
        objects = objects.stream().distinct().sorted().toList();
    }
}
