package io.datasurface.examples.benchmarks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Markdown file with a section for each kind of run; a new run replaces the section of its kind and leaves the others. */
public final class ResultsFile {
    private static final String MARK = "## ";

    private ResultsFile() {}

    /**
     * Writes a section.
     *
     * @param file the file; made if it is not there
     * @param heading what the section is about, one line
     * @param body its text
     * @throws IOException if the file cannot be read or written
     */
    public static void put(Path file, String heading, String body) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "# Results\n\n";
        Files.writeString(file, replaced(before, heading, body));
    }

    static String replaced(String text, String heading, String body) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : text.split("(?m)^(?=" + MARK + ")", -1)) {
            sections.put(section.lines().findFirst().orElse(""), section.strip());
        }
        sections.put(MARK + heading, MARK + heading + "\n\n" + body.strip());
        return String.join("\n\n", sections.values()).strip() + "\n";
    }
}
