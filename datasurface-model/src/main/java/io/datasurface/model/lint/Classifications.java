package io.datasurface.model.lint;

import io.datasurface.model.Dataset;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.AvroSchema;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.Schema;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How sensitive datasets are. */
final class Classifications {
    private static final Set<DataClassificationType> PERSONAL = EnumSet.of(
            DataClassificationType.PC1,
            DataClassificationType.PC2,
            DataClassificationType.PC3,
            DataClassificationType.CPI);

    private Classifications() {}

    /** All classifications of a dataset, its own and those of its columns. */
    static Set<SimpleDC> of(Dataset dataset) {
        Set<SimpleDC> all = new LinkedHashSet<>(dataset.dataClassificationOverride());
        Optional<Schema> schema = dataset.originalSchema();
        if (schema.isPresent() && schema.get() instanceof DDLTable table) {
            for (DDLColumn column : table.columns().values()) {
                all.addAll(column.classification());
            }
        } else if (schema.isPresent() && schema.get() instanceof AvroSchema avro) {
            all.addAll(avro.classification());
        }
        return all;
    }

    /** Whether the schema says how sensitive its parts are. */
    static boolean hasClassifiedColumns(Dataset dataset) {
        Optional<Schema> schema = dataset.originalSchema();
        if (schema.isPresent() && schema.get() instanceof DDLTable table) {
            for (DDLColumn column : table.columns().values()) {
                if (!column.classification().isEmpty()) {
                    return true;
                }
            }
        }
        return schema.isPresent()
                && schema.get() instanceof AvroSchema avro
                && !avro.classification().isEmpty();
    }

    static boolean isPublic(Dataset dataset) {
        return of(dataset).stream().allMatch(each -> each.dcType() == DataClassificationType.PUB);
    }

    /** Whether some of it is about people. */
    static boolean isPersonal(Dataset dataset) {
        if (isPersonal(dataset.dataClassificationOverride())) {
            return true;
        }
        Optional<Schema> schema = dataset.originalSchema();
        if (schema.isPresent() && schema.get() instanceof DDLTable table) {
            for (DDLColumn column : table.columns().values()) {
                if (isPersonal(column.classification())) {
                    return true;
                }
            }
        }
        return schema.isPresent() && schema.get() instanceof AvroSchema avro && isPersonal(avro.classification());
    }

    private static boolean isPersonal(List<SimpleDC> classifications) {
        for (SimpleDC each : classifications) {
            if (PERSONAL.contains(each.dcType())) {
                return true;
            }
        }
        return false;
    }

    static String words(SimpleDC classification) {
        return classification.dcType()
                + classification.name().map(name -> " " + name).orElse("");
    }
}
