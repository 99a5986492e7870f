package io.datasurface.host;

import io.datasurface.graph.diff.GraphDiff;
import io.datasurface.spi.ChangeNote;
import java.util.List;

/**
 * What a change of the model means for a platform instance.
 *
 * @param diff what changes about its graph, with what that disturbs there
 * @param notes what will happen, in the platform's own words and order; empty if it says nothing, or was not asked
 */
public record PlatformChange(GraphDiff diff, List<ChangeNote> notes) {
    /** Copies the notes. */
    public PlatformChange {
        notes = List.copyOf(notes);
    }
}
