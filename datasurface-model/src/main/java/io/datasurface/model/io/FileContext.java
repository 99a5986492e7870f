package io.datasurface.model.io;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the reading of one file collects beside the values. */
final class FileContext {
    /** How many problems of one file are told. */
    static final int MOST_PROBLEMS = 1000;

    /** Ends the reading of a file that has too many problems. */
    static final class TooManyProblems extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyProblems() {
            super("too many problems", null, false, false);
        }
    }

    private final String file;
    private final int fileIndex;
    private PositionLog positions;
    private final PathStack path;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<ObjectPath> lost = new LinkedHashSet<>();
    private boolean stopped;

    FileContext(String file, int fileIndex, TextPool pool) {
        this.file = file;
        this.fileIndex = fileIndex;
        this.positions = new PositionLog(pool.layouts());
        this.path = new PathStack(pool);
    }

    String file() {
        return file;
    }

    int fileIndex() {
        return fileIndex;
    }

    PositionLog positions() {
        return positions;
    }

    /** Sends positions to another log; returns the one that has been in use. */
    PositionLog log(PositionLog other) {
        PositionLog before = positions;
        positions = other;
        return before;
    }

    PathStack path() {
        return path;
    }

    /** Notes that a part of the object at hand was written under another key, and so is not read. */
    void lost(String key) {
        lost.add(path.path().child(key));
    }

    /** Whether a part of the object at hand was written under another key. */
    boolean isLost(String key) {
        return !lost.isEmpty() && lost.contains(path.path().child(key));
    }

    /** Whether the last problem is one with a value. */
    boolean wasTorn() {
        return !problems.isEmpty() && problems.get(problems.size() - 1).code().equals(Codes.INVALID_VALUE);
    }

    /** What was written under another key. */
    Set<ObjectPath> lost() {
        return lost;
    }

    /** Notes that the rest of the file was not read. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Reports a problem with the object at hand. */
    void problem(String code, long position, String format, Object... arguments) {
        add(path.path(), code, position, String.format(Locale.ROOT, format, arguments));
    }

    /** Reports a problem with something inside the object at hand. */
    void problemIn(String key, String code, long position, String format, Object... arguments) {
        add(path.path().child(key), code, position, String.format(Locale.ROOT, format, arguments));
    }

    /** Reports a key that stands twice in this file; the object at hand is what it leads to. */
    void duplicate(String code, String key, long position, long first) {
        problem(
                code,
                position,
                "%s stands here a second time; the first is at %s. Take one away.",
                Quoted.of(key),
                Positions.in(file, first));
    }

    private void add(ObjectPath where, String code, long position, String message) {
        if (problems.size() == MOST_PROBLEMS) {
            problems.add(new Problem(
                    Severity.ERROR,
                    Codes.TOO_MANY,
                    ObjectPath.ROOT,
                    Optional.of(Positions.in(file, position)),
                    "The rest of this file was not read, because it has more than " + MOST_PROBLEMS
                            + " problems. Mend some and try again."));
            throw new TooManyProblems();
        }
        problems.add(new Problem(Severity.ERROR, code, where, Optional.of(Positions.in(file, position)), message));
    }
}
