package io.datasurface.graph.diff;

import java.util.Locale;

/** Hashes that were computed by an earlier run. */
final class StoredContents implements Contents {
    private final long[][][] columns = new long[Layout.values().length][][];

    StoredContents(ColumnCheck check, NameTables names) {
        for (Layout layout : Layout.values()) {
            String prefix = layout.name().toLowerCase(Locale.ROOT) + ".";
            columns[layout.ordinal()] = layout.facets().stream()
                    .map(facet -> check.hashes(prefix + facet.code(), names.count(layout)))
                    .toArray(long[][]::new);
        }
    }

    @Override
    public long[] of(Layout layout, int id) {
        long[][] facets = columns[layout.ordinal()];
        long[] hashes = new long[facets.length];
        for (int facet = 0; facet < hashes.length; facet++) {
            hashes[facet] = facets[facet].length == 0 ? Hash64.NOTHING : facets[facet][id];
        }
        return hashes;
    }
}
