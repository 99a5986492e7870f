package io.datasurface.model.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds datasets of a datastore that come from the same place. */
final class SharedSources {
    /** Two datasets, in the order of their names, and the place of the second. */
    record Shared(String first, String second, String source) {}

    private SharedSources() {}

    /** Each dataset whose source is that of one before it, in the order of names. */
    static List<Shared> find(Collection<String> datasets, UnaryOperator<String> source) {
        Map<String, String> seen = new HashMap<>();
        List<Shared> shared = new ArrayList<>();
        for (String dataset : datasets.stream().sorted().toList()) {
            String place = source.apply(dataset);
            String other = seen.putIfAbsent(place, dataset);
            if (other != null) {
                shared.add(new Shared(other, dataset, place));
            }
        }
        return shared;
    }
}
