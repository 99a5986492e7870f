package io.datasurface.model.change;

import static io.datasurface.model.change.Subject.Naming.ALONE;
import static io.datasurface.model.change.Subject.Naming.BELOW;
import static io.datasurface.model.change.Subject.Naming.SAME;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a change is about: the smallest object that people have a word for.
 *
 * @param kind the kind of object
 * @param names the names by which people tell it from others of its kind, for example datastore, dataset and column; none for the
 *     ecosystem
 */
public record Subject(Kind kind, List<String> names) implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER = Comparator.comparing(
                    (Subject subject) -> subject.kind().section())
            .thenComparing(Subject::names, Subject::compareNames)
            .thenComparing(Subject::kind);

    /** Copies the names. */
    public Subject {
        names = List.copyOf(names);
    }

    /** The kinds of object, and where in a model they are. */
    public enum Kind {
        /** The model as a whole. */
        ECOSYSTEM("ecosystem", null, "", ALONE),
        /** A vendor. */
        VENDOR("vendor", ECOSYSTEM, "vendors", ALONE),
        /** A location of a vendor, of any depth. */
        LOCATION("location", VENDOR, "locations", BELOW),
        /** A services provider. */
        SERVICES_PROVIDER("services provider", ECOSYSTEM, "platformServicesProviders", ALONE),
        /** A platform instance. */
        PLATFORM("platform", SERVICES_PROVIDER, "dataPlatforms", ALONE),
        /** A maintenance window: platform and window. */
        MAINTENANCE_WINDOW("maintenance window", PLATFORM, "maintenanceWindows", BELOW),
        /** A hint: services provider, and what it is about. */
        HINT("hint", SERVICES_PROVIDER, "hints", BELOW),
        /** A regulator. */
        REGULATOR("regulator", ECOSYSTEM, "regulators", ALONE),
        /** The declaration of a zone. */
        ZONE_DECLARATION("declaration of zone", ECOSYSTEM, "zoneDeclarations", ALONE),
        /** All assignments of a dataset group: workspace and group. */
        GROUP_ASSIGNMENTS("assignments of group", ECOSYSTEM, "dsgPlatformMappings", ALONE),
        /** An assignment: workspace, group and platform. */
        ASSIGNMENT("assignment", GROUP_ASSIGNMENTS, "assignments", BELOW),
        /** The primary platforms of a datastore. */
        PRIMARY_INGESTION("primary ingestion of datastore", ECOSYSTEM, "primaryIngestionPlatforms", ALONE),
        /** A zone. */
        ZONE("zone", ECOSYSTEM, "zones", ALONE),
        /** A storage policy: zone and policy. */
        STORAGE_POLICY("storage policy", ZONE, "storagePolicies", BELOW),
        /** A classification policy: zone and policy. */
        CLASSIFICATION_POLICY("classification policy", ZONE, "classificationPolicies", BELOW),
        /** A vendor policy: zone and policy. */
        VENDOR_POLICY("vendor policy", ZONE, "vendorPolicies", BELOW),
        /** A company policy: zone and policy. */
        HARD_VENDOR_POLICY("company policy", ZONE, "hardVendorPolicies", BELOW),
        /** A location policy: zone and policy. */
        LOCATION_POLICY("location policy", ZONE, "locationPolicies", BELOW),
        /** A platform policy: zone and policy. */
        PLATFORM_POLICY("platform policy", ZONE, "dataplatformPolicies", BELOW),
        /** The declaration of a team: zone and team. */
        TEAM_DECLARATION("declaration of team", ZONE, "teamDeclarations", BELOW),
        /** A team: zone and team. */
        TEAM("team", ZONE, "teams", BELOW),
        /** A container that a team describes: zone, team and container. */
        CONTAINER("container", TEAM, "containers", BELOW),
        /** A datastore. */
        DATASTORE("datastore", TEAM, "dataStores", ALONE),
        /** A dataset: datastore and dataset. */
        DATASET("dataset", DATASTORE, "datasets", BELOW),
        /** A column: datastore, dataset and column. */
        COLUMN("column", DATASET, "originalSchema.columns", BELOW),
        /** A quality rule: datastore, dataset and rule. */
        QUALITY_RULE("quality rule", DATASET, "qualityRules", BELOW),
        /** An approval: datastore, workspace, group and dataset. */
        APPROVAL("approval", DATASTORE, "datasetDSGApprovals.approved", BELOW),
        /** A workspace. */
        WORKSPACE("workspace", TEAM, "workspaces", ALONE),
        /** Who may read a workspace: workspace and principal. */
        ENTITLEMENT("entitlement", WORKSPACE, "entitlements", BELOW),
        /** The transformer of a workspace: workspace. */
        TRANSFORMER("transformer of workspace", WORKSPACE, "dataTransformer", SAME),
        /** A dataset group: workspace and group. */
        DATASET_GROUP("group", WORKSPACE, "dsgs", BELOW),
        /** A sink: workspace, group, datastore and dataset. */
        SINK("sink", DATASET_GROUP, "sinks", BELOW);

        private record Place(Kind parent, String component) {}

        private static final Map<Place, Kind> BY_PLACE = byPlace();

        private final String label;
        private final @Nullable Kind parent;
        private final String component;
        private final Naming naming;

        Kind(String label, @Nullable Kind parent, String component, Naming naming) {
            this.label = label;
            this.parent = parent;
            this.component = component;
            this.naming = naming;
        }

        private static Map<Place, Kind> byPlace() {
            Map<Place, Kind> all = new HashMap<>();
            for (Kind kind : values()) {
                if (kind.parent != null) {
                    all.put(new Place(kind.parent, kind.component), kind);
                }
            }
            all.put(new Place(LOCATION, LOCATION.component), LOCATION);
            return all;
        }

        /** The kind of the objects in a component of others: of its entries, or of the one object that is the component. */
        static Optional<Kind> at(Kind parent, String component, boolean isOne) {
            return Optional.ofNullable(BY_PLACE.get(new Place(parent, component)))
                    .filter(kind -> isOne == (kind.naming == Naming.SAME));
        }

        /** Whether the name of the object around it belongs to its own. */
        boolean isNamedBelow() {
            return naming == BELOW;
        }

        /** The outermost object of the ecosystem, of a zone or of a team that it is a part of. */
        Kind section() {
            Kind kind = this;
            while (kind.parent != null && kind.parent != ECOSYSTEM && kind.parent != ZONE && kind.parent != TEAM) {
                kind = kind.parent;
            }
            return kind;
        }

        /**
         * What people call such an object.
         *
         * @return lower case words, such as {@code dataset}
         */
        public String label() {
            return label;
        }
    }

    /** How an object is named. */
    enum Naming {
        /** By its own name. */
        ALONE,
        /** By the names of the object around it and its own. */
        BELOW,
        /** By the names of the object around it, which has only one such. */
        SAME
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    private static int compareNames(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** Returns words such as {@code dataset crm/customers} and {@code column id of dataset crm/customers}. */
    @Override
    public String toString() {
        if (kind == Kind.COLUMN) {
            return "column " + Words.name(names.get(2)) + " of dataset " + path(names.subList(0, 2));
        }
        if (kind == Kind.ASSIGNMENT) {
            return "assignment of group " + path(names.subList(0, 2)) + " to " + Words.name(names.get(2));
        }
        return names.isEmpty() ? kind.label() : kind.label() + " " + path(names);
    }

    static String path(List<String> names) {
        return names.stream().map(Words::name).collect(Collectors.joining("/"));
    }
}
