package io.datasurface.graph.diff;

import java.util.List;
import java.util.Set;

/** Chooses among changes of an object those that a node looks at. */
final class Filters {
    private Filters() {}

    static List<Change> byFacet(List<Change> changes, Set<Facet> facets) {
        return changes.isEmpty()
                ? changes
                : changes.stream()
                        .filter(change ->
                                change.reason().facet().filter(facets::contains).isPresent())
                        .toList();
    }

    static List<Change> withoutFacets(List<Change> changes, Set<Facet> facets) {
        return changes.isEmpty()
                ? changes
                : changes.stream()
                        .filter(change ->
                                change.reason().facet().filter(facets::contains).isEmpty())
                        .toList();
    }

    /** The same changes, of a named object among several. */
    static List<Change> of(String subject, List<Change> changes) {
        return changes.stream()
                .map(change -> new Change(
                        change.reason(),
                        change.subject().isEmpty() ? subject : subject + ": " + change.subject(),
                        change.from(),
                        change.to()))
                .toList();
    }
}
