package io.datasurface.awsbatch.spec.json;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one document. */
final class Problems {
    private final String document;
    private final List<SpecProblem> found = new ArrayList<>();

    Problems(String document) {
        this.document = document;
    }

    void add(Node node, String message) {
        add(node.path(), node.line(), node.column(), message);
    }

    void add(String path, int line, int column, String message) {
        found.add(new SpecProblem(path, line, column, message));
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SpecFormatException(document, found);
        }
    }
}
