package io.datasurface.graph;

import java.util.Locale;
import java.util.function.IntFunction;

/** Checks the part of a source's contract that would otherwise fail late and in silence: the order of the names. */
final class SourceCheck {
    private SourceCheck() {}

    static void check(GraphSource source) {
        if (source.isInOrder()) {
            return;
        }
        ascending("platform", 0, source.platformCount(), source::platformName);
        ascending("store", 0, source.storeCount(), source::storeName);
        ascending("container", 0, source.containerCount(), source::containerIdentity);
        ascending("workspace", 0, source.workspaceCount(), source::workspaceName);
        for (int store = 0; store < source.storeCount(); store++) {
            ascending("dataset", source.firstDataset(store), source.firstDataset(store + 1), source::datasetName);
        }
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            ascending("group", source.firstGroup(workspace), source.firstGroup(workspace + 1), source::groupName);
        }
    }

    private static void ascending(String what, int from, int to, IntFunction<String> names) {
        String previous = from < to ? names.apply(from) : "";
        for (int id = from + 1; id < to; id++) {
            String name = names.apply(id);
            if (previous.compareTo(name) >= 0) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "GraphSource: %s %d is named \"%s\", but %s %d \"%s\"; number them in ascending order of their names",
                        what,
                        id - 1,
                        previous,
                        what,
                        id,
                        name));
            }
            previous = name;
        }
    }
}
