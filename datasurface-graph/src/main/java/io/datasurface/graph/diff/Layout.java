package io.datasurface.graph.diff;

import java.util.Arrays;
import java.util.List;

/** The objects that nodes name, and the facets of each: a hash per facet, in this order. */
enum Layout {
    STORE(
            Facet.CAPTURE,
            Facet.SOURCE,
            Facet.CREDENTIAL,
            Facet.SCHEDULE,
            Facet.CODE,
            Facet.OWNER,
            Facet.STATUS,
            Facet.APPROVALS,
            Facet.RAW_RETENTION,
            Facet.DEPRECATION),
    DATASET(
            Facet.COLUMNS,
            Facet.COLUMN_ORDER,
            Facet.KEY,
            Facet.PARTITION,
            Facet.SCHEMA,
            Facet.CLASSIFICATION,
            Facet.QUALITY,
            Facet.POLICIES,
            Facet.DEPRECATION,
            Facet.MAPPING),
    CONTAINER(Facet.CONTAINER, Facet.CREDENTIAL),
    WORKSPACE(Facet.OWNER, Facet.STATUS, Facet.ENTITLEMENTS, Facet.DEPRECATION, Facet.CODE, Facet.SCHEDULE),
    GROUP(Facet.CONSUMERS);

    private final List<Facet> facets;
    private final int[] positions = new int[Facet.values().length];

    Layout(Facet... facets) {
        this.facets = List.of(facets);
        Arrays.fill(positions, -1);
        for (int i = 0; i < facets.length; i++) {
            positions[facets[i].ordinal()] = i;
        }
    }

    List<Facet> facets() {
        return facets;
    }

    /** The hash of a facet among those of an object. */
    long get(long[] hashes, Facet facet) {
        return hashes[positions[facet.ordinal()]];
    }

    /** Hashes of an object that the model does not have. */
    long[] nothing() {
        return new long[facets.size()];
    }
}
