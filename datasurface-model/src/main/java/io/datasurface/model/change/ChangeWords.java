package io.datasurface.model.change;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.GovernanceZoneDeclaration;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.TeamDeclaration;
import io.datasurface.model.Workspace;
import io.datasurface.model.common.Repository;
import io.datasurface.model.platform.DSGDataPlatformAssignment;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DataType;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Changes in words: what people say where they have a way to say it, else what changed from what to what. */
final class ChangeWords {
    private ChangeWords() {}

    static String of(ModelChange change) {
        if (change.component().isEmpty()) {
            return switch (change.kind()) {
                case ADDED -> came(change, change.after().orElseThrow());
                case REMOVED -> went(change, change.before().orElseThrow());
                default -> fromTo(change, change.subject().toString());
            };
        }
        return component(change);
    }

    private static String came(ModelChange change, Object object) {
        Subject subject = change.subject();
        List<String> names = subject.names();
        return switch (subject.kind()) {
            case SINK -> "workspace %s now also reads %s".formatted(Words.name(names.get(0)), sink(names));
            case APPROVAL -> approval(names) + " is now approved";
            case ASSIGNMENT, GROUP_ASSIGNMENTS ->
                "group %s now runs on %s".formatted(Subject.path(names.subList(0, 2)), platforms(object));
            case PRIMARY_INGESTION ->
                "datastore %s now has the primary platforms %s".formatted(Subject.path(names), platforms(object));
            case ZONE_DECLARATION, TEAM_DECLARATION ->
                "%s added: %s may define it".formatted(subject, declared(object));
            case COLUMN ->
                "column %s added to dataset %s"
                        .formatted(
                                Words.name(names.get(2)) + (object instanceof DDLColumn column ? type(column) : ""),
                                Subject.path(names.subList(0, 2)));
            default -> subject + team(change, " came from team ").orElse(" added") + contents(object);
        };
    }

    private static String went(ModelChange change, Object object) {
        Subject subject = change.subject();
        List<String> names = subject.names();
        return switch (subject.kind()) {
            case SINK -> "workspace %s no longer reads %s".formatted(Words.name(names.get(0)), sink(names));
            case APPROVAL -> approval(names) + " is no longer approved";
            case ASSIGNMENT, GROUP_ASSIGNMENTS ->
                "group %s no longer runs on %s".formatted(Subject.path(names.subList(0, 2)), platforms(object));
            case PRIMARY_INGESTION -> "datastore %s no longer has primary platforms".formatted(Subject.path(names));
            case COLUMN ->
                "column %s removed from dataset %s"
                        .formatted(Words.name(names.get(2)), Subject.path(names.subList(0, 2)));
            default -> subject + team(change, " went to team ").orElse(" removed");
        };
    }

    private static String component(ModelChange change) {
        String component = String.join(".", change.component());
        Subject subject = change.subject();
        boolean isColumn = subject.kind() == Subject.Kind.COLUMN;
        if (isColumn && component.equals("type")) {
            Optional<DataType> before = change.before(DataType.class);
            Optional<DataType> after = change.after(DataType.class);
            if (before.isPresent() && after.isPresent()) {
                return "%s %s from %s to %s"
                        .formatted(
                                subject,
                                verb(before.get(), after.get()),
                                Words.type(before.get()),
                                Words.type(after.get()));
            }
        }
        if (isColumn && component.equals("nullable")) {
            return subject + (change.after().equals(Optional.of(true)) ? " may now be NULL" : " may no longer be NULL");
        }
        if (change.component().get(0).equals("documentation")) {
            boolean whole = change.component().size() == 1;
            return "documentation of " + subject + (whole ? verb(change.kind()) : " changed");
        }
        boolean isGone = change.kind() == ChangeKind.REMOVED;
        return switch (component) {
            case "originalSchema.primaryKeyColumns" -> fromTo(change, "primary key of " + subject);
            case "originalSchema.ingestionPartitionColumns" -> fromTo(change, "partition of " + subject);
            case "originalSchema.columns" -> fromTo(change, "columns of " + subject);
            case "originalSchema.avro" -> "Avro schema of " + subject + " changed";
            case "owningRepo" -> fromTo(change, (isDeclaration(subject) ? "owner in the " : "owner of ") + subject);
            case "deprecation" -> subject + (isGone ? " is no longer deprecated" : " is now deprecated");
            case "datasetDSGApprovals" ->
                subject + (isGone ? " may now be read by everybody" : " may now be read with approval only");
            default -> fromTo(change, Words.name(component) + " of " + subject);
        };
    }

    private static boolean isDeclaration(Subject subject) {
        return subject.kind() == Subject.Kind.ZONE_DECLARATION || subject.kind() == Subject.Kind.TEAM_DECLARATION;
    }

    private static String fromTo(ModelChange change, String what) {
        String before = change.before().map(ValueWords::of).orElse("");
        String after = change.after().map(ValueWords::of).orElse("");
        return switch (change.kind()) {
            case ADDED -> what + ": " + after + " added";
            case REMOVED -> what + ": " + before + " removed";
            case CHANGED ->
                before.equals(after) ? what + " changed" : what + " changed from " + before + " to " + after;
            case REORDERED -> what + " are now in the order " + after;
        };
    }

    private static String verb(DataType before, DataType after) {
        boolean fits = TypeCompatibility.isCompatible(before, after);
        boolean fitsBack = TypeCompatibility.isCompatible(after, before);
        return fits == fitsBack ? "changed" : fits ? "widened" : "narrowed";
    }

    private static String verb(ChangeKind kind) {
        return switch (kind) {
            case ADDED -> " added";
            case REMOVED -> " removed";
            default -> " changed";
        };
    }

    /** The dataset of a sink, and the group: {@code crm/customers (group Live)}. */
    private static String sink(List<String> names) {
        return Subject.path(names.subList(2, names.size())) + " (group " + Words.name(names.get(1)) + ")";
    }

    /** What is approved: {@code group Board/Live reading crm/visits}. */
    private static String approval(List<String> names) {
        return "group " + Subject.path(names.subList(1, 3)) + " reading " + Words.names(names.get(0), names.get(3));
    }

    private static String platforms(Object object) {
        List<String> names = List.of();
        if (object instanceof DSGDataPlatformAssignment one) {
            names = List.of(one.dataPlatform());
        } else if (object instanceof DatasetGroupDataPlatformAssignments all) {
            names = all.assignments().stream()
                    .map(DSGDataPlatformAssignment::dataPlatform)
                    .toList();
        } else if (object instanceof PrimaryIngestionPlatform primary) {
            names = primary.dataPlatforms();
        }
        return names.isEmpty()
                ? "no platform"
                : Words.some(names.stream().map(Words::name).sorted().toList());
    }

    private static String declared(Object object) {
        if (object instanceof GovernanceZoneDeclaration zone) {
            return repository(zone.owningRepo());
        }
        return object instanceof TeamDeclaration team ? repository(team.owningRepo()) : "nobody";
    }

    private static String repository(Repository repository) {
        return Words.name(repository.identity());
    }

    private static String type(DDLColumn column) {
        return " " + Words.type(column.type()) + (column.nullable() ? "" : " (never NULL)");
    }

    /** The team that a datastore or workspace came from or went to. */
    private static Optional<String> team(ModelChange change, String words) {
        return change.moved()
                .flatMap(ObjectPath::parent)
                .flatMap(ObjectPath::parent)
                .map(team -> {
                    Optional<ObjectPath> zone = team.parent().flatMap(ObjectPath::parent);
                    return words + Words.names(zone.map(ObjectPath::key).orElse(""), team.key());
                });
    }

    private static String contents(Object object) {
        if (object instanceof GovernanceZone zone) {
            return ", with " + Words.count(zone.teams().size(), "team");
        }
        if (object instanceof Team team) {
            return ", with " + Words.count(team.dataStores().size(), "datastore") + " and "
                    + Words.count(team.workspaces().size(), "workspace");
        }
        if (object instanceof Datastore store) {
            return ", with " + Words.count(store.datasets().size(), "dataset");
        }
        if (object instanceof Dataset dataset) {
            int columns = dataset.originalSchema()
                    .map(schema -> schema.columns().size())
                    .orElse(0);
            return ", with " + Words.count(columns, "column");
        }
        if (object instanceof Workspace workspace) {
            TreeSet<String> reads = new TreeSet<>();
            workspace
                    .dsgs()
                    .values()
                    .forEach(group -> group.sinks()
                            .forEach(sink -> reads.add(Words.names(sink.storeName(), sink.datasetName()))));
            return reads.isEmpty() ? "" : ", which reads " + Words.some(reads);
        }
        return "";
    }
}
