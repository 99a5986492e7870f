package io.datasurface.awsbatch.spec;

import java.util.Objects;

/**
 * Something that must hold for the rows of a dataset, as readers would see them with the batch.
 *
 * @param dataset the dataset
 * @param name name of the rule in the dataset
 * @param check what must hold
 * @param action what happens if it does not hold
 */
public record QualityRule(String dataset, String name, QualityCheck check, QualityAction action) {
    /** Refuses to put rows aside that are bad only together with others. */
    public QualityRule {
        Checks.text("dataset", dataset);
        Checks.text("name", name);
        Objects.requireNonNull(check, "check");
        if (action == QualityAction.QUARANTINE && !check.isOfSingleRows()) {
            throw Checks.refused(
                    "rule",
                    name,
                    "its check does not say which rows are bad, so none can go to quarantine; use WARN or BLOCK");
        }
    }
}
