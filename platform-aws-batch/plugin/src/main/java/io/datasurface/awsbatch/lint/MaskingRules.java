package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.work.DocumentSources;
import io.datasurface.awsbatch.work.Mask;
import io.datasurface.awsbatch.work.Masking;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DecimalType;
import io.datasurface.model.schema.IntegerType;
import io.datasurface.model.schema.Schema;
import io.datasurface.model.schema.StringType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must hold of masked columns, so that none is in the lake as it is at its source without a word. Types: AWS DMS user guide, "Using data
 * masking to hide sensitive information".
 */
final class MaskingRules {
    private static final String CODE = "aws-masking";
    /** The first version of DMS's engine that masks. */
    private static final int[] FIRST = {3, 5, 4};

    private final Instance instance;
    private final ProblemCollector problems;
    private final Masking masking;
    private final boolean comparesSources;
    private final Set<String> used = new HashSet<>();

    MaskingRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
        this.masking = new Masking(instance);
        this.comparesSources =
                Reconciliation.of(instance).filter(Reconciliation::sources).isPresent();
    }

    /** Checks the parameter, after all datastores. */
    void all(ObjectPath parameters) {
        ObjectPath path = parameters.child("dms", "masking");
        String version = instance.parameters().text("dms.engineVersion");
        int[] parts = Arrays.stream(version.split("\\."))
                .mapToInt(MaskingRules::number)
                .toArray();
        if (!masking.keys().isEmpty() && Arrays.compare(parts, FIRST) < 0) {
            problems.error(
                    CODE,
                    parameters.child("dms", "engineVersion"),
                    "DMS masks from version 3.5.4 on, and dms.engineVersion is %s; raise it, or remove dms.masking",
                    version);
        }
        for (String key : masking.keys()) {
            if (!isKnown(key)) {
                problems.error(
                        CODE,
                        path,
                        "%s names %s, which is no classification; use %s, and a kind of %s",
                        Masking.PARAMETER,
                        key,
                        Masking.FORMS,
                        List.of(DataClassificationType.values()));
            } else if (!used.contains(key)) {
                problems.warning(
                        CODE,
                        path,
                        "%s names %s, and nothing that %s captures is classified so; classify the columns that it is meant for, or remove it",
                        Masking.PARAMETER,
                        key,
                        instance.name());
            }
        }
    }

    /** More digits than a version has are a late version. */
    private static int number(String digits) {
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static boolean isKnown(String key) {
        int slash = key.indexOf('/');
        String kind = slash < 0 ? key : key.substring(0, slash);
        return (slash < 0 || slash < key.length() - 1)
                && Arrays.stream(DataClassificationType.values())
                        .anyMatch(type -> type.name().equals(kind));
    }

    /** Checks a datastore; returns whether all that is to be masked can be. */
    boolean store(EcosystemIndex.DatastoreEntry entry, StoreWork work, boolean foreign) {
        Optional<String> obstacle = obstacle(work, foreign);
        if (obstacle.isEmpty() && work.capture().isEmpty()) {
            return true; // A transformer reads what is masked already.
        }
        boolean clean = true;
        for (Dataset dataset : work.datasets()) {
            used.addAll(masking.keys(dataset));
            Map<String, Mask> columns = masking.columns(dataset);
            ObjectPath path = entry.path().child("datasets", dataset.name());
            if (columns.isEmpty()) {
                continue;
            }
            if (obstacle.isPresent()) {
                problems.error(
                        CODE,
                        path,
                        "%s masks columns of these classifications (%s), but %s, so they would be in the lake as they are; mask them at the source and"
                                + " classify them anew, capture tables with CDCCaptureIngestion, or take the classification out of %s",
                        Masking.PARAMETER,
                        columns.keySet().stream().sorted().collect(Collectors.joining(", ")),
                        obstacle.get(),
                        Masking.PARAMETER);
                clean = false;
            } else {
                clean &= dataset(path.child("originalSchema"), dataset, columns);
            }
        }
        if (comparesSources && work.capture().isPresent() && masking.isIn(work.datasets())) {
            problems.info(
                    "aws-not-compared",
                    entry.path().child("capture"),
                    "%s compares sources with the lake (reconcile.sources), but not datastore %s, which has masked columns in the lake",
                    instance.name(),
                    entry.datastore().name());
        }
        return clean;
    }

    /** Why nothing of a datastore can be masked. */
    private static Optional<String> obstacle(StoreWork work, boolean foreign) {
        if (foreign) {
            return Optional.of("the datastore is taken from the lake of another platform, as it is there");
        }
        if (DocumentSources.of(work.store()).isPresent()) {
            return Optional.of("DMS delivers whole documents, whose parts it does not mask");
        }
        if (work.pull().isPresent()) {
            return Optional.of("only DMS masks, and the datastore is read with SQL");
        }
        if (work.drops().isPresent()) {
            return Optional.of("only DMS masks, and the datastore comes as files");
        }
        return work.program().map(program -> "only DMS masks, and a program pulls the datastore");
    }

    private boolean dataset(ObjectPath schemaPath, Dataset dataset, Map<String, Mask> columns) {
        Schema schema = dataset.originalSchema().orElseThrow();
        boolean clean = true;
        for (Map.Entry<String, Mask> masked : columns.entrySet()) {
            String name = masked.getKey();
            ObjectPath path = schemaPath.child("columns", name);
            DataType type = Objects.requireNonNull(schema.columns().get(name)).type();
            Optional<String> mistake = name(name, columns, schema).or(() -> unfit(masked.getValue(), type));
            if (schema.primaryKeyColumns().contains(name)) {
                mistake = Optional.of(
                        "it is of the key: masked keys of two rows may be equal, and no change would find its row;"
                                + " do not classify it so, or let the key be a column that says nothing of anybody");
            }
            mistake.ifPresent(why -> problems.error(
                    CODE, path, "%s asks for %s of this column, but %s", Masking.PARAMETER, masked.getValue(), why));
            clean &= mistake.isEmpty();
            if (mistake.isEmpty()
                    && type instanceof StringType text
                    && text.maxSize().isEmpty()) {
                problems.warning(
                        CODE,
                        path,
                        "DMS masks no large objects, and text without a greatest length may be one: then DMS suspends the table. Give the column the"
                                + " length that it has at the source");
            }
        }
        return clean;
    }

    /** In mappings an underscore may stand for any character, and these may for several. */
    private static Optional<String> name(String name, Map<String, Mask> masks, Schema schema) {
        if (name.contains("%") || name.contains("[") || name.contains("]")) {
            return Optional.of("DMS takes %, [ and ] in names as wildcards; rename it");
        }
        return schema.columns().keySet().stream()
                .filter(other -> !other.equals(name) && masks.get(other) != masks.get(name) && isLike(name, other))
                .findFirst()
                .map(other -> "DMS may take _ in its name for any character and mask " + other
                        + " too; rename one of them, or give them the same classification");
    }

    private static boolean isLike(String pattern, String name) {
        if (pattern.length() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (pattern.charAt(i) != '_' && pattern.charAt(i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> unfit(Mask mask, DataType type) {
        if (type instanceof StringType text) {
            return text.maxSize()
                    .filter(size -> mask == Mask.HASH && size < Mask.HASH_LENGTH)
                    .map(size -> "a hash has " + Mask.HASH_LENGTH + " characters and the column takes " + size
                            + "; make it as long there and here, or mask digits");
        }
        boolean isNumber = type instanceof IntegerType || type instanceof DecimalType;
        return mask == Mask.DIGITS_RANDOMIZE && isNumber
                ? Optional.empty()
                : Optional.of("DMS does so with text" + (mask == Mask.DIGITS_RANDOMIZE ? " and exact numbers" : "")
                        + " only, and it is of type " + type
                        + "; let the source deliver it as text, or take the classification away");
    }
}
