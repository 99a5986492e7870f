package io.datasurface.model.interop;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A server could not be asked, or what it said is no answer. The message says which question, which server and what to do. */
public final class ClientException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, by what the caller may do about it. */
    public enum Code {
        /** No connection, or it broke, at every attempt. Try again when the network or the server is well. */
        UNREACHABLE,

        /** No whole answer in time, at every attempt. Try again, or allow more time. */
        TIMED_OUT,

        /** The server or a proxy before it said that it is not ready (502, 503, 504), at every attempt. Try again. */
        UNAVAILABLE,

        /** The server runs without a model. Load one and ask again. */
        NO_MODEL,

        /** The model has another version than the one asked for, or it changed between two questions. Begin again. */
        WRONG_VERSION,

        /** The server does not take the question (most of 4xx): asking again gives the same. Check address and versions. */
        REFUSED,

        /** The server, or a proxy before it, does not let one in (401, 403, 407). Say who asks, by {@link ClientAccess}. */
        NOT_ALLOWED,

        /** The server points to another address, which is not followed. Give that address if it is the right one. */
        REDIRECTED,

        /** The server failed at this question (500): asking again gives the same. Look into its log. */
        FAILED,

        /** What answers does not speak this API: no JSON, or not with what was asked for. Check the address. */
        NOT_THE_API,

        /** The answer is longer than allowed. Allow more. */
        TOO_LONG
    }

    /** What went wrong. */
    private final Code code;

    ClientException(Code code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * What went wrong.
     *
     * @return the code
     */
    public Code code() {
        return code;
    }

    /** Whether asking again may help. */
    boolean mayPass() {
        return code == Code.UNREACHABLE || code == Code.TIMED_OUT || code == Code.UNAVAILABLE;
    }
}
