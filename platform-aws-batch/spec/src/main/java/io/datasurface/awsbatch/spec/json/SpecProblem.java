package io.datasurface.awsbatch.spec.json;

import java.io.Serializable;

/**
 * One mistake in a spec document.
 *
 * @param path JSON path of the place, such as {@code $.tables[3].dataset}
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what would be accepted
 */
public record SpecProblem(String path, int line, int column, String message) implements Serializable {
    @Override
    public String toString() {
        return "line " + line + ", column " + column + ", " + path + ": " + message;
    }
}
