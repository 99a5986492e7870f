package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What rules ask of the columns of a dataset, found in one pass over them: a model has millions, and most of them are good.
 *
 * @param dataset the dataset
 * @param columns columns by name
 * @param mistakes what is wrong with an Avro schema
 * @param classifications all classifications, of the dataset and of its columns
 * @param isPublic whether everybody may see all of it
 * @param isPersonal whether some of it is about people
 * @param classifiedColumns whether the schema says how sensitive its parts are
 * @param oddNames whether a column of a table has a name that is no good
 * @param mixedCase whether names of columns have small letters and capitals
 * @param oddTypes whether a column of a table has a type that is no good
 * @param longestName the longest of the names of the dataset and of its columns
 */
record DatasetFacts(
        Dataset dataset,
        Map<String, DDLColumn> columns,
        List<String> mistakes,
        Set<SimpleDC> classifications,
        boolean isPublic,
        boolean isPersonal,
        boolean classifiedColumns,
        boolean oddNames,
        boolean mixedCase,
        boolean oddTypes,
        String longestName) {
    /** Looks at a dataset. */
    static DatasetFacts of(Dataset dataset, TypeRules types) {
        Optional<Schema> schema = dataset.originalSchema();
        if (schema.isPresent() && schema.get() instanceof DDLTable table) {
            return ofTable(dataset, table, types);
        }
        Map<String, DDLColumn> columns = Map.of();
        List<String> mistakes = List.of();
        List<SimpleDC> classification = List.of();
        String longest = dataset.name();
        if (schema.isPresent() && schema.get() instanceof AvroSchema avro) {
            columns = avro.columns();
            mistakes = avro.mistakes();
            classification = avro.classification();
            for (String name : columns.keySet()) {
                longest = name.length() > longest.length() ? name : longest;
            }
        }
        Set<SimpleDC> all = add(add(Set.of(), dataset.dataClassificationOverride()), classification);
        return new DatasetFacts(
                dataset,
                columns,
                mistakes,
                all,
                isPublic(all),
                isPersonal(all),
                !classification.isEmpty(),
                false,
                false,
                false,
                longest);
    }

    private static DatasetFacts ofTable(Dataset dataset, DDLTable table, TypeRules types) {
        Set<SimpleDC> classifications = add(Set.of(), dataset.dataClassificationOverride());
        boolean classified = false;
        boolean oddNames = false;
        boolean oddTypes = false;
        int allKinds = 0;
        String longest = dataset.name();
        int unnamed = 0; // By type: whether a classification of it without a name is among them, as nearly all are.
        for (DDLColumn column : table.columns().values()) {
            String name = column.name();
            longest = name.length() > longest.length() ? name : longest;
            int kinds = SqlNames.kinds(name);
            allKinds |= kinds;
            oddNames |= SqlNames.isBroken(name, kinds);
            oddTypes |= !types.check(column.type()).isEmpty();
            for (SimpleDC classification : column.classification()) {
                classified = true;
                int type = classification.name().isEmpty()
                        ? 1 << classification.dcType().ordinal()
                        : 0;
                if (type == 0 || (unnamed & type) == 0) {
                    classifications = add(classifications, List.of(classification));
                    unnamed |= type;
                }
            }
        }
        return new DatasetFacts(
                dataset,
                table.columns(),
                List.of(),
                classifications,
                isPublic(classifications),
                isPersonal(classifications),
                classified,
                oddNames,
                SqlNames.cases(allKinds) == SqlNames.BOTH_CASES,
                oddTypes,
                longest);
    }

    /** Most datasets have few classifications, on many columns. */
    private static Set<SimpleDC> add(Set<SimpleDC> known, Collection<SimpleDC> more) {
        if (known.containsAll(more)) {
            return known;
        }
        Set<SimpleDC> all = new LinkedHashSet<>(known);
        all.addAll(more);
        return all;
    }

    private static boolean isPublic(Set<SimpleDC> classifications) {
        for (SimpleDC each : classifications) {
            if (each.dcType() != DataClassificationType.PUB) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPersonal(Set<SimpleDC> classifications) {
        for (SimpleDC each : classifications) {
            boolean personal = switch (each.dcType()) {
                case PC1, PC2, PC3, CPI -> true;
                case PUB, IP, MNPI, CSI -> false;
            };
            if (personal) {
                return true;
            }
        }
        return false;
    }
}
