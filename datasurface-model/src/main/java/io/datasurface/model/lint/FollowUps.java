package io.datasurface.model.lint;

import static io.datasurface.model.UnreadParts.ANY;

import io.datasurface.model.ObjectPath;
import io.datasurface.model.UnreadParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells which problems may only follow from a part of the model that could not be read, which has been told already. Whatever is said not to
 * exist, not to be used or not to be alike is looked for in what was not read.
 */
final class FollowUps {
    private static final List<String> MAPPINGS = List.of("dsgPlatformMappings", ANY);

    private final UnreadParts unread;

    FollowUps(UnreadParts unread) {
        this.unread = unread;
    }

    /**
     * Whether a problem is not to be told.
     *
     * @param rule the rule
     * @param path the object that it is about
     * @param values the values of its message, which name what is missing
     */
    boolean isOne(LintRule rule, ObjectPath path, Object... values) {
        if (unread.isEmpty()) {
            return false;
        }
        String first = values.length > 0 ? values[0].toString() : "";
        String second = values.length > 1 ? values[1].toString() : "";
        switch (rule) {
            case UNKNOWN_DATASTORE, TRANSFORMER_OUTPUT_UNKNOWN:
                return unread.inFile(datastore(first));
            case UNKNOWN_WORKSPACE, OUTPUT_UNKNOWN_WORKSPACE:
                return unread.inFile(workspace(first));
            case UNKNOWN_PLATFORM:
                return unread.inFile(platform(first));
            case POLICY_UNKNOWN_PLATFORM:
                return unread.inFile(platform(second));
            case UNKNOWN_VENDOR:
                return unread.inFile(List.of("vendors", values[values.length - 1].toString()));
            case UNKNOWN_REGULATOR, REGULATOR_UNDECLARED:
                return unread.inFile(List.of("regulators", first));
            case UNKNOWN_STORAGE_POLICY:
                return unread.inFile(List.of("zones", first, "storagePolicies", second));
            case UNKNOWN_LOCATION:
                return unread.inPart(
                        List.of("vendors", first.substring(0, Math.max(0, first.indexOf(':'))), "locations"));
            case UNKNOWN_DATASET:
                return unread.inPart(with(datastore(first), "datasets", second));
            case UNKNOWN_GROUP:
                return unread.inPart(with(workspace(first), "dsgs", second));
            case OUTPUT_WITHOUT_TRANSFORMER:
                return unread.inPart(with(workspace(first), "dataTransformer"));
            case TRANSFORMER_OUTPUT_CAPTURE:
                return unread.inPart(with(datastore(first), "capture"));
            case SINK_NOT_APPROVED:
                return unread.inPart(with(datastore(ANY), "datasetDSGApprovals"));
            case CODE_QUERY_UNMATCHED:
                return unread.inPart(with(datastore(second), "datasets", first)) || inside(path, "queries");
            case OWNING_REPO_MISSING:
                return unread.inFile(List.of("owningRepo"));
            case LIVE_REPO_MISSING:
                return unread.inFile(List.of("liveRepo"));
            case OWNER_MISSING:
                return owner(path);
            case PRIMARY_MISSING:
                return unread.inFile(List.of("primaryIngestionPlatforms", second));
            case PRIMARY_IDLE:
                return unread.inFile(workspace(ANY)) || unread.inFile(MAPPINGS);
            case SINK_PRODUCTION_DIFFERS,
                    TRANSFORMER_PRODUCTION_DIFFERS,
                    ASSIGNMENT_PRODUCTION_DIFFERS,
                    PLATFORM_PRODUCTION_DIFFERS,
                    PRIMARY_PRODUCTION_DIFFERS:
                return unread.ofObject(path) || ofNamed(values);
            default:
                return isOfItself(rule, path, values);
        }
    }

    /** Whether what an object lacks may be a part of it that was not read. */
    private boolean isOfItself(LintRule rule, ObjectPath path, Object... values) {
        switch (rule) {
            case CAPTURE_MISSING:
                return inside(path, "capture");
            case DATASTORE_EMPTY:
                return inside(path, "datasets");
            case SCHEMA_MISSING:
                return inside(path, "originalSchema");
            case DATASET_UNCLASSIFIED, PRODUCTION_DATASET_UNCLASSIFIED:
                return inside(path, "originalSchema") || inside(path, "dataClassificationOverride");
            case SCHEMA_EMPTY:
                return inside(path, "columns");
            case PRIMARY_KEY_UNKNOWN_COLUMN, PARTITION_UNKNOWN_COLUMN:
                return inside(path, "columns", values[values.length - 1].toString());
            case QUALITY_UNKNOWN_COLUMN:
                return inside(around(path, "datasets"), "originalSchema");
            case WATERMARK_COLUMN_MISSING:
                return inside(around(path, "dataStores"), "datasets");
            case CONVENTION_INVALID:
                return inside(around(path, "dataStores"), "datasets") || inside(around(path, "dataStores"), "capture");
            case TABLE_UNKNOWN_DATASET, TOPIC_UNKNOWN_DATASET, FILES_UNKNOWN_DATASET, APPROVAL_UNKNOWN_DATASET:
                return inside(around(path, "dataStores"), "datasets", values[0].toString());
            case CONSISTENCY_MISSING:
                return inside(path, "singleOrMultiDatasetIngestion");
            case TRIGGER_MISSING:
                return inside(path, "stepTrigger");
            case SOURCE_CONTAINER_MISSING:
                return inside(path, "dataContainer") || inside(around(path, "teams"), "containers");
            case WORKSPACE_CONTAINER_MISSING, TRANSFORMER_CONTAINER_MISSING:
                return inside(around(path, "workspaces"), "dataContainer")
                        || inside(around(path, "workspaces"), "dataTransformer")
                        || inside(around(path, "teams"), "containers");
            case WORKSPACE_EMPTY:
                return inside(path, "dsgs") || inside(path, "dataTransformer");
            case GROUP_EMPTY:
                return inside(path, "sinks");
            case CHOOSER_MISSING:
                return inside(path, "platformMD") || inside(around(path, "workspaces"), "dataTransformer");
            case GROUP_NOT_ASSIGNED:
                return unread.inFile(MAPPINGS) || inside(around(path, "workspaces"), "dataTransformer");
            case VENDOR_DOCUMENTATION_MISSING:
                return inside(path, "documentation");
            case HARD_VENDOR_MISSING:
                return inside(path, "hardCloudVendor");
            case CONTAINER_LOCATION_MISSING:
                return inside(path, "locations");
            case PERSONAL_DATA_UNENCRYPTED:
                return inside(path, "serverSideEncryption") || inside(path, "clientSideEncryption");
            case WINDOW_MISSING:
                return inside(path, "maintenanceWindows");
            case PRIMARY_EMPTY:
                return inside(path, "dataPlatforms");
            default:
                return judges(rule) && (unread.ofObject(path) || ofNamed(values));
        }
    }

    /** Whether a rule is about how parts of objects fit each other. */
    private static boolean judges(LintRule rule) {
        return rule.family() != LintRule.Family.NAMES && rule.family() != LintRule.Family.SUPPRESSIONS;
    }

    private boolean ofNamed(Object... values) {
        return unread.ofNamed(Arrays.stream(values).map(Object::toString).toList());
    }

    private boolean owner(ObjectPath path) {
        String declarations = path.parent().map(ObjectPath::key).orElse("").equals("teams") ? "team" : "zone";
        List<String> around = UnreadParts.keys(path);
        return unread.inFile(with(around, "owningRepo"))
                || unread.inFile(with(around.subList(0, around.size() - 2), declarations + "Declarations", path.key()));
    }

    private boolean inside(ObjectPath object, String... keys) {
        return unread.inPart(with(UnreadParts.keys(object), keys));
    }

    /** The object of a collection that another one is in. */
    private static ObjectPath around(ObjectPath path, String collection) {
        ObjectPath at = path;
        while (at.parent().isPresent()
                && !at.parent().map(ObjectPath::key).orElse("").equals(collection)) {
            at = at.parent().get();
        }
        return at;
    }

    private static List<String> datastore(String name) {
        return List.of("zones", ANY, "teams", ANY, "dataStores", name);
    }

    private static List<String> workspace(String name) {
        return List.of("zones", ANY, "teams", ANY, "workspaces", name);
    }

    private static List<String> platform(String name) {
        return List.of("platformServicesProviders", ANY, "dataPlatforms", name);
    }

    private static List<String> with(List<String> keys, String... more) {
        List<String> all = new ArrayList<>(keys);
        all.addAll(List.of(more));
        return all;
    }
}
