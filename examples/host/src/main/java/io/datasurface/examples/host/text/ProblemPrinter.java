package io.datasurface.examples.host.text;

import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows problems. */
public final class ProblemPrinter {
    private ProblemPrinter() {}

    /**
     * Prints each problem: where, how bad, what and what to do, and the rule.
     *
     * @param problems the problems, sorted
     * @param out takes the lines
     */
    public static void print(List<Problem> problems, PrintWriter out) {
        for (Problem problem : problems) {
            String where = problem.position().map(position -> position + ": ").orElse("");
            out.println(Words.visible(
                    where + problem.severity().name().toLowerCase(Locale.ROOT) + ": " + problem.message()));
            out.println("    at " + Words.path(problem.path()) + " [" + problem.code() + "]");
        }
    }

    /**
     * Prints each problem that owners accept, with the reason.
     *
     * @param accepted the problems, sorted
     * @param out takes the lines
     */
    public static void printAccepted(List<AcceptedProblem> accepted, PrintWriter out) {
        for (AcceptedProblem each : accepted) {
            Problem problem = each.problem();
            String where = problem.position().map(position -> position + ": ").orElse("");
            out.println(Words.visible(where + "accepted: " + problem.message()));
            out.println("    at " + Words.path(problem.path()) + " [" + problem.code() + "] because: "
                    + Words.visible(each.reason()));
        }
    }

    /**
     * Returns how many problems owners accept, in words.
     *
     * @param accepted the problems
     * @return a sentence with a blank in front; empty if there are none
     */
    public static String countAccepted(List<AcceptedProblem> accepted) {
        return accepted.isEmpty() ? "" : " Accepted: " + accepted.size() + ".";
    }

    /**
     * Returns how many problems there are, in words.
     *
     * @param problems the problems
     */
    public static String count(List<Problem> problems) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = problems.stream()
                    .filter(problem -> problem.severity() == severity)
                    .count();
            if (count > 0) {
                parts.add(Words.count(count, word(severity)));
            }
        }
        return parts.isEmpty() ? "No problems." : String.join(", ", parts) + ".";
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
