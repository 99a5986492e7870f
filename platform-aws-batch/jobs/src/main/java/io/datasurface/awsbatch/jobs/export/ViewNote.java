package io.datasurface.awsbatch.jobs.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a view was last defined. The ledger has it as lines: the query in the first, and a reader in each after it.
 *
 * @param select its query, in one line
 * @param readers who may read it, as they stand in a grant
 */
record ViewNote(String select, List<String> readers) {
    ViewNote {
        select = line(select);
        readers = readers.stream().map(ViewNote::line).toList();
    }

    static ViewNote parse(String text) {
        List<String> lines = text.lines().toList();
        return lines.isEmpty()
                ? new ViewNote("", List.of())
                : new ViewNote(lines.get(0), lines.subList(1, lines.size()));
    }

    String text() {
        return Stream.concat(Stream.of(select), readers.stream()).collect(Collectors.joining("\n"));
    }

    /** The same without a reader. */
    ViewNote without(String reader) {
        return new ViewNote(
                select, readers.stream().filter(each -> !each.equals(reader)).toList());
    }

    private static String line(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r");
    }
}
