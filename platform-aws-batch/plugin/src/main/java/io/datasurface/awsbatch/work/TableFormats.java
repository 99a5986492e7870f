package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.spec.TableFormat;
import io.datasurface.model.EcosystemIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** In which formats the datasets of an instance can be read in the lake, as its parameters say. */
public final class TableFormats {
    /** How keys of the parameter are written, for messages. */
    public static final String FORMS = StoreScope.FORMS + ", or dataset/<datastore>/<dataset>";

    /** The parameter that says it of some. */
    public static final String SOME = "tables.formats";

    private static final String ALL = "tables.format";
    private static final String DATASET = "dataset/";

    private TableFormats() {}

    /**
     * Returns the format of a dataset.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     * @param dataset name of the dataset
     */
    public static TableFormat of(Instance instance, EcosystemIndex.DatastoreEntry entry, String dataset) {
        Map<String, String> some = instance.parameters().textMap(SOME);
        String format = some.get(DATASET + entry.datastore().name() + "/" + dataset);
        return TableFormat.valueOf(
                format != null
                        ? format
                        : StoreScope.find(some, entry)
                                .orElse(instance.parameters().text(ALL)));
    }

    /**
     * Returns how many datasets of a datastore have a table of another format beside that of Iceberg.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     */
    public static long copies(Instance instance, EcosystemIndex.DatastoreEntry entry) {
        return entry.datastore().datasets().keySet().stream()
                .filter(dataset -> of(instance, entry, dataset) != TableFormat.ICEBERG)
                .count();
    }

    /**
     * Returns whether datasets of an instance may have a format.
     *
     * @param instance the platform instance
     * @param format the format
     */
    public static boolean has(Instance instance, TableFormat format) {
        return Stream.concat(
                        Stream.of(instance.parameters().text(ALL)),
                        instance.parameters().textMap(SOME).values().stream())
                .anyMatch(format.name()::equals);
    }

    /**
     * Returns the formats other than Iceberg that datasets of an instance may have.
     *
     * @param instance the platform instance
     */
    public static List<TableFormat> others(Instance instance) {
        return Arrays.stream(TableFormat.values())
                .filter(format -> format != TableFormat.ICEBERG && has(instance, format))
                .toList();
    }

    /**
     * Returns whether a model has what a key of the parameter names. Names may have slashes.
     *
     * @param ecosystem the model
     * @param key the key
     */
    public static boolean isKnown(EcosystemIndex ecosystem, String key) {
        if (!key.startsWith(DATASET)) {
            return StoreScope.isKnown(ecosystem, key);
        }
        String names = key.substring(DATASET.length());
        return IntStream.range(0, names.length())
                .filter(i -> names.charAt(i) == '/')
                .anyMatch(i -> ecosystem
                        .dataset(names.substring(0, i), names.substring(i + 1))
                        .isPresent());
    }
}
