package io.datasurface.federation.migrate;

import java.util.Arrays;
import java.util.Optional;

/** How far a change of the primary platform of a store has come. */
public enum Stage {
    /** Both ingest the source; everybody still reads from the old one, while the new one catches up. */
    DUAL_RUN("dual-run"),
    /** Only the new one ingests; everybody reads from it, and so does the old one, which is kept in case one must go back. */
    CUT_OVER("cut-over");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /**
     * How decisions and documents write it.
     *
     * @return words with hyphens
     */
    public String code() {
        return code;
    }

    static Optional<Stage> of(String code) {
        return Arrays.stream(values()).filter(stage -> stage.code.equals(code)).findFirst();
    }
}
