package io.datasurface.graph.diff;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What it is called when a facet of an object differs, and no more is known. */
final class FacetReasons {
    /** What an ingestion does not look at if it reads another platform's buffer. */
    static final Set<Facet> OF_SOURCE =
            EnumSet.of(Facet.CAPTURE, Facet.SOURCE, Facet.CREDENTIAL, Facet.SCHEDULE, Facet.CODE, Facet.MAPPING);

    /** What an export looks at of its dataset. */
    static final Set<Facet> OF_EXPORTED_DATASET = EnumSet.of(
            Facet.COLUMNS,
            Facet.COLUMN_ORDER,
            Facet.KEY,
            Facet.SCHEMA,
            Facet.CLASSIFICATION,
            Facet.POLICIES,
            Facet.DEPRECATION);

    /** What a transformer looks at of the datasets that it writes. */
    static final Set<Facet> OF_WRITTEN_DATASET = EnumSet.of(Facet.COLUMNS, Facet.COLUMN_ORDER, Facet.KEY, Facet.SCHEMA);

    /** What an export looks at of its consumers' workspaces. */
    static final Set<Facet> OF_CONSUMER = EnumSet.of(Facet.OWNER, Facet.STATUS, Facet.ENTITLEMENTS, Facet.DEPRECATION);

    /** What a trigger looks at of its workspace. */
    static final Set<Facet> OF_TRIGGER = EnumSet.of(Facet.OWNER, Facet.DEPRECATION, Facet.SCHEDULE);

    /** What a transformer looks at of its workspace. */
    static final Set<Facet> OF_TRANSFORMER = EnumSet.of(Facet.OWNER, Facet.DEPRECATION, Facet.SCHEDULE, Facet.CODE);

    private static final Map<Facet, ChangeReason> SIMPLE = new EnumMap<>(Map.ofEntries(
            Map.entry(Facet.CAPTURE, ChangeReason.CAPTURE_CHANGED),
            Map.entry(Facet.SOURCE, ChangeReason.SOURCE_MOVED),
            Map.entry(Facet.CREDENTIAL, ChangeReason.CREDENTIAL_CHANGED),
            Map.entry(Facet.MAPPING, ChangeReason.SOURCE_OBJECT_CHANGED),
            Map.entry(Facet.SCHEDULE, ChangeReason.SCHEDULE_CHANGED),
            Map.entry(Facet.CODE, ChangeReason.CODE_CHANGED),
            Map.entry(Facet.OWNER, ChangeReason.OWNER_CHANGED),
            Map.entry(Facet.STATUS, ChangeReason.STATUS_CHANGED),
            Map.entry(Facet.APPROVALS, ChangeReason.APPROVALS_CHANGED),
            Map.entry(Facet.RAW_RETENTION, ChangeReason.RAW_RETENTION_CHANGED),
            Map.entry(Facet.DEPRECATION, ChangeReason.DEPRECATION_CHANGED),
            Map.entry(Facet.COLUMNS, ChangeReason.COLUMNS_CHANGED),
            Map.entry(Facet.COLUMN_ORDER, ChangeReason.COLUMNS_REORDERED),
            Map.entry(Facet.KEY, ChangeReason.KEY_CHANGED),
            Map.entry(Facet.PARTITION, ChangeReason.PARTITION_CHANGED),
            Map.entry(Facet.SCHEMA, ChangeReason.SCHEMA_CHANGED),
            Map.entry(Facet.CLASSIFICATION, ChangeReason.CLASSIFICATION_CHANGED),
            Map.entry(Facet.QUALITY, ChangeReason.QUALITY_CHANGED),
            Map.entry(Facet.POLICIES, ChangeReason.POLICIES_CHANGED),
            Map.entry(Facet.CONTAINER, ChangeReason.CONTAINER_CHANGED),
            Map.entry(Facet.CONSUMERS, ChangeReason.CONSUMER_CHANGED),
            Map.entry(Facet.ENTITLEMENTS, ChangeReason.ENTITLEMENTS_CHANGED)));

    private FacetReasons() {}

    static ChangeReason of(Facet facet) {
        ChangeReason reason = SIMPLE.get(facet);
        if (reason == null) {
            throw new IllegalArgumentException("no object has the facet " + facet);
        }
        return reason;
    }
}
