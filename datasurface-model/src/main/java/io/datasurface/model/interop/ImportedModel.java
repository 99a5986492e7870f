package io.datasurface.model.interop;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;

/**
 * A model that was read from a server.
 *
 * @param ecosystem the model as far as it was told or supplied; without a supplement its name is empty
 * @param sources where the supplement's objects stand; what the server told has no position
 * @param version the version that the server gives its model
 * @param untold what neither the server nor the supplement tells
 * @param problems what was wrong: mistakes of answers and of the supplement, and where they contradict each other
 */
public record ImportedModel(
        Ecosystem ecosystem, SourceMap sources, String version, List<Untold> untold, List<Problem> problems) {
    /** Code, of warnings: the model has no version. */
    public static final String NO_VERSION = "import-no-version";

    /** Code: a team names an object that the server does not have. */
    public static final String UNKNOWN_OBJECT = "import-unknown-object";

    /** Code: the server fails whenever it is asked for an object, or the answer is too long. */
    public static final String FAILED_OBJECT = "import-failed-object";

    /** Code: two teams have a datastore of the same name. */
    public static final String MISPLACED = "import-misplaced-object";

    /** Code: the server lists a team, and has none or several of that name. */
    public static final String UNCLEAR_TEAM = "import-unclear-team";

    /** Code: the server lists an object that belongs to no team. */
    public static final String ORPHAN = "import-orphan";

    /** Code: the supplement and the server say different things. */
    public static final String CONFLICT = "supplement-conflict";

    /** Code: the supplement describes an object that the server does not have. */
    public static final String NOT_ON_SERVER = "supplement-unknown-object";

    /** Copies the lists and sorts the problems. */
    public ImportedModel {
        untold = List.copyOf(untold);
        problems = problems.stream().distinct().sorted().toList();
    }

    /**
     * Whether something could not be read, or is contradicted.
     *
     * @return true if at least one problem is an error
     */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
