package io.datasurface.graph.diff.json;

import io.datasurface.model.SourcePosition;
import java.io.IOException;

/** A text is no snapshot. The message says where, what and what is accepted. */
public final class GraphSnapshotFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;

    /**
     * Makes the exception.
     *
     * @param position where the mistake is
     * @param message what is wrong and what is accepted, without the position
     */
    public GraphSnapshotFormatException(SourcePosition position, String message) {
        super(position + ": " + message);
        this.position = position;
    }

    /**
     * Where the mistake is.
     *
     * @return file, line and column
     */
    public SourcePosition position() {
        return position;
    }
}
