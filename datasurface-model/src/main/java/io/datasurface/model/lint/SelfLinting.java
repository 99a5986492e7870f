package io.datasurface.model.lint;

/**
 * An object that knows its own rules: a kind of an extension implements it, and the linter asks each such object for its mistakes,
 * wherever it stands. A data container is asked once, where it is first written, because equal containers are one.
 */
@FunctionalInterface
public interface SelfLinting {
    /**
     * Reports what is wrong with this object. A pure function: no clock, no random, no files, no network; it may be called by several
     * threads. What it throws is reported with its class, and the other objects are still linted.
     *
     * @param place where the object stands
     * @param problems what to report to, at the path of the place or one below; codes begin with the name of the extension, such as
     *     {@code cassandra-hosts-missing}
     */
    void lint(LintPlace place, ProblemCollector problems);
}
