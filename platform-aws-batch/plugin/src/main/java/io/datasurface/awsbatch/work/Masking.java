package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.model.Dataset;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.DDLColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which columns are masked: those whose classification, or that of the whole dataset, the parameter {@value #PARAMETER} names. */
public final class Masking {
    /** The parameter. */
    public static final String PARAMETER = "dms.masking";

    /** How its keys are written, for messages: the kind of a classification, or a kind with the name of a single one. */
    public static final String FORMS = "<kind>, such as PC1, or <kind>/<name>";

    private final NavigableMap<String, Mask> masks = new TreeMap<>();

    /**
     * Reads the parameter.
     *
     * @param instance the platform instance
     */
    public Masking(Instance instance) {
        instance.parameters().textMap(PARAMETER).forEach((key, mask) -> masks.put(key, Mask.valueOf(mask)));
    }

    /** Returns the keys of the parameter. */
    public List<String> keys() {
        return List.copyOf(masks.keySet());
    }

    /**
     * Returns the masks of a dataset.
     *
     * @param dataset a dataset
     * @return by name of the column, in the order of the columns; a column of several classifications has the mask that says least
     */
    public Map<String, Mask> columns(Dataset dataset) {
        if (masks.isEmpty() || dataset.originalSchema().isEmpty()) {
            return Map.of();
        }
        Map<String, Mask> columns = new LinkedHashMap<>();
        for (DDLColumn column : dataset.originalSchema().get().columns().values()) {
            classifications(dataset, column)
                    .flatMap(classification -> key(classification).stream())
                    .map(masks::get)
                    .max(Mask::compareTo)
                    .ifPresent(mask -> columns.put(column.name(), mask));
        }
        return Collections.unmodifiableMap(columns);
    }

    /** Returns whether any column of these datasets is masked. */
    public boolean isIn(List<Dataset> datasets) {
        return datasets.stream().anyMatch(dataset -> !columns(dataset).isEmpty());
    }

    /** Returns the keys that apply to a dataset. */
    public List<String> keys(Dataset dataset) {
        return dataset.originalSchema().stream()
                .flatMap(schema -> schema.columns().values().stream())
                .flatMap(column -> classifications(dataset, column))
                .flatMap(classification -> key(classification).stream())
                .distinct()
                .toList();
    }

    private static Stream<SimpleDC> classifications(Dataset dataset, DDLColumn column) {
        return Stream.concat(dataset.dataClassificationOverride().stream(), column.classification().stream());
    }

    /** The key of a classification by name goes before that of its kind. */
    private Optional<String> key(SimpleDC classification) {
        String kind = classification.dcType().name();
        return Stream.concat(classification.name().map(name -> kind + "/" + name).stream(), Stream.of(kind))
                .filter(masks::containsKey)
                .findFirst();
    }
}
