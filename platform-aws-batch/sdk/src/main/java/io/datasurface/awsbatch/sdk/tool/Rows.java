package io.datasurface.awsbatch.sdk.tool;

import io.datasurface.awsbatch.spec.json.PlainJson;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How findings are printed: for people and shells a line each with tabs, for programs as JSON. */
final class Rows {
    private static final Pattern BREAKS = Pattern.compile("\\p{Cntrl}+");

    /** Formats. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, a line each with tabs, or json; default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    boolean isText() {
        return format == Format.TEXT;
    }

    /** A row: names and values in turn. */
    static Map<String, String> row(String... namesAndValues) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }

    /** Prints rows; what services say in several lines is one line of text. */
    void print(PrintWriter out, List<Map<String, String>> rows) {
        if (format == Format.JSON) {
            out.print(PlainJson.write(rows));
        } else {
            rows.forEach(row -> out.println(line(row)));
        }
        out.flush();
    }

    private static String line(Map<String, String> row) {
        return row.values().stream()
                .map(value -> BREAKS.matcher(value).replaceAll(" "))
                .collect(Collectors.joining("\t"));
    }
}
