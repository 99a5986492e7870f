package io.datasurface.model.io;

import java.io.IOException;
import java.util.List;

/** A model cannot be written to a folder without harm to files that are not the writer's. Nothing was changed. */
public final class TreeConflictException extends IOException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMED = 10;

    /** Paths of the files in the way. */
    private final List<String> files;

    TreeConflictException(String what, String remedy, List<String> files) {
        super(what + ": " + named(files) + ". " + remedy);
        this.files = List.copyOf(files);
    }

    private static String named(List<String> files) {
        String all = String.join(", ", files.subList(0, Math.min(files.size(), MOST_NAMED)));
        return files.size() <= MOST_NAMED ? all : all + " and " + (files.size() - MOST_NAMED) + " more";
    }

    /**
     * The files in the way.
     *
     * @return their paths, relative to the folder, with slashes, sorted
     */
    public List<String> files() {
        return files;
    }
}
