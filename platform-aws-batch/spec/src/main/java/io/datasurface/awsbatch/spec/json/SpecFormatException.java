package io.datasurface.awsbatch.spec.json;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A document is no spec that this version reads. Trying again gives the same answer: the document has to be rendered again, or the
 * job updated.
 */
public final class SpecFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The name under which the document was read. */
    private final String document;

    /** What is wrong, in the order of the document. */
    private final List<SpecProblem> problems;

    SpecFormatException(String document, List<SpecProblem> problems) {
        super(document + " is no valid spec:\n"
                + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
        this.document = document;
        this.problems = List.copyOf(problems);
    }

    /** The name under which the document was read. */
    public String document() {
        return document;
    }

    /** Everything that is wrong, at least one problem. */
    public List<SpecProblem> problems() {
        return problems;
    }
}
