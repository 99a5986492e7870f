package io.datasurface.model.interop;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The end of an import: puts the supplement in, and says what is still untold. */
final class Completion {
    /** For gaps that single objects have: what in the object closes them. */
    private static final Map<ApiGap, List<String>> CLOSED_BY = new TreeMap<>(Map.of(
            ApiGap.CLASSIFICATION_VERIFIER, List.of("classificationVerifier"),
            ApiGap.TRANSFORMER_WORKSPACE, List.of("capture", "workSpaceName"),
            ApiGap.LEGACY_CHOOSER_DOCUMENTATION, List.of("documentation"),
            ApiGap.AVRO_SCHEMA, List.of("originalSchema"),
            ApiGap.MICRO_SCALING_TYPE, List.of("originalSchema"),
            ApiGap.MERGE_CAPTURE, List.of("capture")));

    private static final List<String> ZONE_PARTS = List.of(
            "documentation",
            "owningRepo",
            "storagePolicies",
            "classificationPolicies",
            "vendorPolicies",
            "hardVendorPolicies",
            "locationPolicies",
            "dataplatformPolicies");

    private final Ecosystem told;
    private final Supplement supplement;
    private final WalkReport report;
    private final RecordMerger merger;

    Completion(Ecosystem told, Supplement supplement, WalkReport report) {
        this.told = told;
        this.supplement = supplement;
        this.report = report;
        Set<ObjectPath> unread = new HashSet<>(report.objects(ApiGap.AVRO_SCHEMA));
        unread.addAll(report.objects(ApiGap.MICRO_SCALING_TYPE));
        unread.addAll(report.objects(ApiGap.MERGE_CAPTURE));
        this.merger = new RecordMerger(unread, supplement.sources(), report);
    }

    ImportedModel model(String version) {
        report.problems(supplement.problems());
        Ecosystem withFiles = told.toBuilder()
                .dsgPlatformMappings(supplement.mappings().orElse(List.of()))
                .primaryIngestionPlatforms(
                        supplement.primaries().orElse(Map.of()).values())
                .build();
        Ecosystem whole =
                supplement.model().map(said -> merger.merge(withFiles, said)).orElse(withFiles);
        return new ImportedModel(whole, supplement.sources(), version, untold(whole), report.problems());
    }

    private List<Untold> untold(Ecosystem whole) {
        Map<ApiGap, List<ObjectPath>> open = new TreeMap<>();
        openAtTop(ApiGap.ECOSYSTEM, open, "owningRepo", "liveRepo");
        openAtTop(ApiGap.VENDORS, open, "vendors");
        openAtTop(ApiGap.PLATFORMS, open, "platformServicesProviders");
        openAtTop(ApiGap.DECLARATIONS, open, "zoneDeclarations");
        if (supplement.mappings().isEmpty()) {
            openAtTop(ApiGap.ASSIGNMENTS, open, "dsgPlatformMappings");
        }
        if (supplement.primaries().isEmpty()) {
            openAtTop(ApiGap.PRIMARY_INGESTION_PLATFORMS, open, "primaryIngestionPlatforms");
        }
        whole.zones().forEach((name, zone) -> {
            ObjectPath path = ObjectPath.ROOT.child("zones", name);
            if (!isZoneSaid(path)) {
                add(open, ApiGap.ZONES, path);
            }
            if (!zone.teamDeclarations().keySet().containsAll(zone.teams().keySet())) {
                add(open, ApiGap.DECLARATIONS, path);
            }
        });
        CLOSED_BY.forEach((gap, keys) -> report.objects(gap).forEach(object -> {
            if (!merger.filled().contains(child(object, keys))) {
                add(open, gap, object);
            }
        }));
        List<Untold> untold = new ArrayList<>();
        open.forEach((gap, objects) -> untold.add(new Untold(gap, objects)));
        return untold;
    }

    /** Whether the supplement says something of the zone itself; that of its teams is another matter. */
    private boolean isZoneSaid(ObjectPath zone) {
        return merger.filled().contains(zone)
                || ZONE_PARTS.stream().anyMatch(part -> merger.filled().contains(zone.child(part)));
    }

    private void openAtTop(ApiGap gap, Map<ApiGap, List<ObjectPath>> open, String... keys) {
        for (String key : keys) {
            if (!merger.filled().contains(ObjectPath.ROOT.child(key))) {
                add(open, gap, ObjectPath.ROOT);
            }
        }
    }

    private static void add(Map<ApiGap, List<ObjectPath>> open, ApiGap gap, ObjectPath object) {
        open.computeIfAbsent(gap, key -> new ArrayList<>()).add(object);
    }

    private static ObjectPath child(ObjectPath object, List<String> keys) {
        ObjectPath path = object;
        for (String key : keys) {
            path = path.child(key);
        }
        return path;
    }
}
