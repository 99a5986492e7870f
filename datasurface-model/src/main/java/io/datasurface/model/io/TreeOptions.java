package io.datasurface.model.io;

/**
 * How a model is written to a folder.
 *
 * @param syntax the form of the files
 * @param split how small the files are
 * @param replaceEdited whether files that were changed since they were written are replaced or removed; a caller says so who has read
 *     the changes into the model, or does not want them
 */
public record TreeOptions(Syntax syntax, Split split, boolean replaceEdited) {
    /** YAML, a file per zone and per team; changed files are refused. */
    public static final TreeOptions DEFAULT = new TreeOptions(Syntax.YAML, Split.TEAMS, false);

    /** The form of the files. */
    public enum Syntax {
        /** YAML. */
        YAML,
        /** JSON. */
        JSON
    }

    /** How small the files are. */
    public enum Split {
        /** A file per zone and per team. */
        TEAMS,
        /** A file per zone, team, datastore and workspace. */
        STORES
    }

    /**
     * The same with another form of the files.
     *
     * @param wanted the form
     * @return the options
     */
    public TreeOptions withSyntax(Syntax wanted) {
        return new TreeOptions(wanted, split, replaceEdited);
    }

    /**
     * The same with larger or smaller files.
     *
     * @param wanted how small the files are
     * @return the options
     */
    public TreeOptions withSplit(Split wanted) {
        return new TreeOptions(syntax, wanted, replaceEdited);
    }

    /**
     * The same, but files that were changed since they were written are replaced or removed.
     *
     * @return the options
     */
    public TreeOptions replacingEdited() {
        return new TreeOptions(syntax, split, true);
    }
}
