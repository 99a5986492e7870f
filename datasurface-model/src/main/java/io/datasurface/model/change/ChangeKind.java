package io.datasurface.model.change;

/** What happened to a part of a model. */
public enum ChangeKind {
    /** It is there, and was not. */
    ADDED("+"),
    /** It was there, and is not. */
    REMOVED("-"),
    /** It has another value. */
    CHANGED("~"),
    /** Its elements are in another order, which means something there. */
    REORDERED("~");

    private final String sign;

    ChangeKind(String sign) {
        this.sign = sign;
    }

    /**
     * How texts mark such a change.
     *
     * @return one character
     */
    public String sign() {
        return sign;
    }
}
