package io.datasurface.awsbatch.jobs.drop;

import java.io.IOException;

/** A file is not of its format, so that nothing of it can be taken. */
public final class BadFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;

    /**
     * With what is wrong.
     *
     * @param line where it was seen, from 1; 0 if that is not known
     */
    public BadFileException(long line, String reason) {
        super(reason);
        this.line = line;
    }

    /** Where it was seen, from 1; 0 if that is not known. */
    public long line() {
        return line;
    }
}
