package io.datasurface.graph.export;

import io.datasurface.model.SourcePosition;
import java.io.IOException;

/** A text is no graph. The message says where, what and what is accepted. */
public final class GraphFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SourcePosition position;

    /**
     * Makes the exception.
     *
     * @param position where the mistake is
     * @param message what is wrong and what is accepted, without the position
     */
    public GraphFormatException(SourcePosition position, String message) {
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
