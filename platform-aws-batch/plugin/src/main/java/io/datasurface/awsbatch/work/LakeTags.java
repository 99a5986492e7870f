package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.TableTags;
import io.datasurface.awsbatch.terraform.AwsNameRule;
import io.datasurface.awsbatch.terraform.AwsNames;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.schema.DDLColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * LF-tags of tables, by which Lake Formation lets readers in: of what zone and team they are, and how sensitive. Terraform has keys and values, and the
 * ingest job, which makes the tables, gives them theirs.
 */
public final class LakeTags {
    /** Tag of the governance zone. */
    public static final String ZONE = "zone";

    /** Tag of the team. */
    public static final String TEAM = "team";

    /** Tag of the classification. */
    public static final String CLASSIFICATION = "classification";

    /** The classification of what the model does not classify. */
    public static final String UNCLASSIFIED = "unclassified";

    /**
     * From the least sensitive on. What nobody has classified may be anything but public. The model says how kinds of personal data compare; what is
     * confidential by law stands above them.
     */
    private static final List<String> BY_SENSITIVITY = List.of(
            value(DataClassificationType.PUB),
            UNCLASSIFIED,
            value(DataClassificationType.IP),
            value(DataClassificationType.PC3),
            value(DataClassificationType.PC2),
            value(DataClassificationType.CPI),
            value(DataClassificationType.PC1),
            value(DataClassificationType.MNPI),
            value(DataClassificationType.CSI));

    /** Values that a tag takes, without the one that databases have. */
    private static final int MOST_VALUES = 999;

    private static final AwsNames PLAIN = AwsNames.plain();

    private LakeTags() {}

    /**
     * Returns the tags of a dataset's tables; none if Lake Formation does not govern the lake.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     * @param dataset one of its datasets
     */
    static Optional<TableTags> of(Instance instance, EcosystemIndex.DatastoreEntry entry, Dataset dataset) {
        if (!instance.usesLakeFormation()) {
            return Optional.empty();
        }
        String zone = entry.zone().name();
        String highest = highest(classes(dataset).stream());
        String classification = key(instance, CLASSIFICATION);
        SortedMap<String, String> table = new TreeMap<>();
        table.put(key(instance, ZONE), value(zone));
        table.put(classification, highest);
        if (hasTeams(instance)) {
            table.put(key(instance, TEAM), team(zone, entry.team().name()));
        }
        SortedMap<String, SortedMap<String, String>> columns = new TreeMap<>();
        dataset.originalSchema()
                .ifPresent(schema -> schema.columns().values().forEach(column -> {
                    String own = of(dataset, column);
                    if (!own.equals(highest)) {
                        columns.put(column.name(), new TreeMap<>(Map.of(classification, own)));
                    }
                }));
        SortedMap<String, String> added = new TreeMap<>();
        if (BY_SENSITIVITY.indexOf(highest) > BY_SENSITIVITY.indexOf(UNCLASSIFIED)) {
            added.put(classification, UNCLASSIFIED);
        }
        return Optional.of(new TableTags(table, added, columns));
    }

    /**
     * Returns the values of the classification that columns of a dataset have.
     *
     * @param dataset a dataset
     */
    public static NavigableSet<String> classes(Dataset dataset) {
        NavigableSet<String> classes = new TreeSet<>();
        dataset.originalSchema()
                .ifPresent(schema -> schema.columns().values().forEach(column -> classes.add(of(dataset, column))));
        return classes;
    }

    /** The highest of the classifications of a column and of those that its whole dataset has. */
    private static String of(Dataset dataset, DDLColumn column) {
        return highest(Stream.concat(dataset.dataClassificationOverride().stream(), column.classification().stream())
                .map(classification -> value(classification.dcType())));
    }

    private static String highest(Stream<String> classes) {
        return classes.max(Comparator.comparingInt(BY_SENSITIVITY::indexOf)).orElse(UNCLASSIFIED);
    }

    /**
     * Returns the values of the tag of zones: all zones of the model.
     *
     * @param instance the platform instance
     */
    public static NavigableSet<String> zones(Instance instance) {
        NavigableSet<String> all = new TreeSet<>();
        instance.context().ecosystem().ecosystem().zones().keySet().forEach(zone -> all.add(value(zone)));
        return all;
    }

    /**
     * Returns the values of the tag of teams: all teams of the model.
     *
     * @param instance the platform instance
     */
    public static NavigableSet<String> teams(Instance instance) {
        NavigableSet<String> all = new TreeSet<>();
        instance.context()
                .ecosystem()
                .ecosystem()
                .zones()
                .values()
                .forEach(zone -> zone.teams().keySet().forEach(team -> all.add(team(zone.name(), team))));
        return all;
    }

    /** Returns the values of the tag of classifications: all that there are. */
    public static List<String> classifications() {
        return BY_SENSITIVITY;
    }

    /**
     * Returns whether there are few enough teams for a tag, which takes a thousand values.
     *
     * @param instance the platform instance
     */
    public static boolean hasTeams(Instance instance) {
        return instance.context().ecosystem().ecosystem().zones().values().stream()
                        .mapToLong(zone -> zone.teams().size())
                        .sum()
                <= MOST_VALUES;
    }

    /**
     * Returns the key of a tag; tags belong to the account, so each instance has its own.
     *
     * @param instance the platform instance
     * @param tag what it says
     */
    public static String key(Instance instance, String tag) {
        return instance.named(AwsNameRule.LF_TAG_KEY, tag);
    }

    /**
     * Returns the value of a tag for a name of the model.
     *
     * @param name the name
     */
    public static String value(String name) {
        return PLAIN.name(AwsNameRule.LF_TAG_VALUE, name);
    }

    /**
     * Returns the value of the tag for a kind of classification.
     *
     * @param type the kind
     */
    public static String value(DataClassificationType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the value of the tag for a team; teams of several zones may be named alike.
     *
     * @param zone name of its zone
     * @param team its name
     */
    public static String team(String zone, String team) {
        return PLAIN.name(AwsNameRule.LF_TAG_VALUE, zone, team);
    }
}
