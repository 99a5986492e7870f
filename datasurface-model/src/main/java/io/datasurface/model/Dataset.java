package io.datasurface.model;

import io.datasurface.model.common.Deprecation;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A set of records of one shape, such as a table.
 *
 * @param name name in its datastore
 * @param documentation words for people
 * @param originalSchema its shape at the producer; absent is a lint error
 * @param policies names of the zone's storage policies that it follows
 * @param dataClassificationOverride how sensitive the whole dataset is, instead of by column
 * @param deprecation set if it should no longer be used
 */
public record Dataset(
        String name,
        Optional<Documentation> documentation,
        Optional<Schema> originalSchema,
        List<String> policies,
        List<SimpleDC> dataClassificationOverride,
        Optional<Deprecation> deprecation)
        implements Named {
    /** Copies the lists. */
    public Dataset {
        policies = List.copyOf(policies);
        dataClassificationOverride = List.copyOf(dataClassificationOverride);
    }

    /**
     * A dataset with a schema and nothing else.
     *
     * @param name name in its datastore
     * @param schema its shape
     * @return the dataset
     */
    public static Dataset of(String name, Schema schema) {
        return new Dataset(name, Optional.empty(), Optional.of(schema), List.of(), List.of(), Optional.empty());
    }
}
