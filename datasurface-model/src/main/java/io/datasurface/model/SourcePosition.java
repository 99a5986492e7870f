package io.datasurface.model;

/**
 * Where an object of the model was written.
 *
 * @param file the file, relative to the model's folder, with slashes
 * @param line line, from 1
 * @param column column in characters, from 1
 */
public record SourcePosition(String file, int line, int column) implements Comparable<SourcePosition> {
    @Override
    public int compareTo(SourcePosition other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }

    /** Returns {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
