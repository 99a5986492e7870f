package io.datasurface.model.quality;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import java.util.Optional;

/**
 * Something that must hold for the data of a dataset.
 *
 * @param name name in the dataset
 * @param documentation words for people
 * @param check what must hold
 * @param onFailure what happens when it does not hold
 */
public record DataQualityRule(
        String name,
        Optional<Documentation> documentation,
        QualityCheck check,
        @Default("WARN") QualityAction onFailure)
        implements Named {}
