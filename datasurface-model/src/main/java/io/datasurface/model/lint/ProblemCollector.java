package io.datasurface.model.lint;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Collects the problems of one run. Plugins get one to report to. Not safe for concurrent use: give each thread its own and
 * {@link #addAll} them.
 */
public final class ProblemCollector {
    private final SourceMap sources;
    private final List<Problem> problems = new ArrayList<>();
    private boolean errors;

    /**
     * A collector that finds positions.
     *
     * @param sources where the objects of the model were written; {@link SourceMap#NONE} if unknown
     */
    public ProblemCollector(SourceMap sources) {
        this.sources = sources;
    }

    /**
     * Reports an error.
     *
     * @param code stable code of the rule
     * @param path the object that it is about
     * @param format what is wrong and what to do, as for {@link String#format} if there are arguments, else as it is
     * @param arguments values for the format
     */
    public void error(String code, ObjectPath path, String format, Object... arguments) {
        add(Severity.ERROR, code, path, text(format, arguments));
    }

    /**
     * Reports a warning.
     *
     * @param code stable code of the rule
     * @param path the object that it is about
     * @param format what is wrong and what to do, as for {@link String#format} if there are arguments, else as it is
     * @param arguments values for the format
     */
    public void warning(String code, ObjectPath path, String format, Object... arguments) {
        add(Severity.WARNING, code, path, text(format, arguments));
    }

    /**
     * Reports something good to know.
     *
     * @param code stable code of the rule
     * @param path the object that it is about
     * @param format what is worth knowing, as for {@link String#format} if there are arguments, else as it is
     * @param arguments values for the format
     */
    public void info(String code, ObjectPath path, String format, Object... arguments) {
        add(Severity.INFO, code, path, text(format, arguments));
    }

    /** A text without arguments may have a per cent sign that means nothing but itself. */
    private static String text(String format, Object... arguments) {
        return arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
    }

    /**
     * Adds a problem whose message is ready.
     *
     * @param severity how bad it is
     * @param code stable code of the rule
     * @param path the object that it is about
     * @param message what is wrong and what to do
     */
    public void add(Severity severity, String code, ObjectPath path, String message) {
        add(new Problem(severity, code, path, sources.nearest(path), message));
    }

    /**
     * Adds a complete problem.
     *
     * @param problem the problem
     */
    public void add(Problem problem) {
        problems.add(problem);
        errors |= problem.severity() == Severity.ERROR;
    }

    /**
     * Adds problems that were collected elsewhere.
     *
     * @param others complete problems
     */
    public void addAll(Collection<Problem> others) {
        others.forEach(this::add);
    }

    /**
     * Whether an error was reported.
     *
     * @return true if at least one problem is an error
     */
    public boolean hasErrors() {
        return errors;
    }

    /**
     * What was reported so far.
     *
     * @return the problems without repetitions, in the order of {@link Problem#compareTo}
     */
    public List<Problem> problems() {
        List<Problem> sorted = new ArrayList<>(problems);
        // What stages hand on is in order already: one pass instead of a hash of each text.
        Collections.sort(sorted);
        int kept = 0;
        for (Problem problem : sorted) {
            if (kept == 0 || !problem.equals(sorted.get(kept - 1))) {
                sorted.set(kept++, problem);
            }
        }
        return List.copyOf(sorted.subList(0, kept));
    }
}
