package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import java.util.SortedMap;

/** What several rules of the contract expect. */
final class Expectations {
    static final String NOT_REPEATABLE =
            "; the plugin is not repeatable: take nothing from a clock, a random number, a counter,"
                    + " or the order of a HashMap";

    private Expectations() {}

    static void assertNoFailure(ContractRun run, List<Problem> problems) {
        assertNoFailure("the plugin with " + run, problems);
    }

    static void assertNoFailure(String whose, List<Problem> problems) {
        assertThat(problems)
                .as("failures of %s; report what a model author can do wrong, and escape the rest", whose)
                .noneMatch(Expectations::isFailure);
    }

    /** Whatever a plugin has thrown, for whatever reason. */
    static boolean isFailure(Problem problem) {
        return isError(problem) && problem.code().startsWith("plugin-");
    }

    static boolean isError(Problem problem) {
        return problem.severity() == Severity.ERROR;
    }

    static void assertSame(
            SortedMap<String, String> expected, SortedMap<String, String> actual, String how, String advice) {
        assertThat(actual.keySet()).as("paths when %s%s", how, advice).isEqualTo(expected.keySet());
        expected.forEach((path, content) -> assertThat(actual.get(path))
                .as("%s when %s%s", path, how, advice)
                .isEqualTo(content));
    }
}
