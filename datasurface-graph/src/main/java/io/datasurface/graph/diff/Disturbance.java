package io.datasurface.graph.diff;

import java.util.Locale;

/** How much a change disturbs those who use the data, in ascending order. */
public enum Disturbance {
    /** What runs goes on; no data is copied. */
    NONE("What runs goes on; no data is copied."),
    /** Data that is missing is added to what is there, which stays usable. */
    CATCH_UP("Data that is missing is added to what is there, which stays usable."),
    /** Data that is there is copied anew, as a whole. */
    REHYDRATE("Data that is there is copied anew, as a whole."),
    /** Data goes, and the model does not say how to get it back. */
    DESTROY("Data goes, and the model does not say how to get it back.");

    private final String sentence;

    Disturbance(String sentence) {
        this.sentence = sentence;
    }

    /**
     * The stable code.
     *
     * @return lower case words with hyphens, such as {@code catch-up}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What it means.
     *
     * @return one sentence
     */
    public String sentence() {
        return sentence;
    }

    /**
     * The worse of two.
     *
     * @param other another one
     * @return the one that disturbs more
     */
    public Disturbance or(Disturbance other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
