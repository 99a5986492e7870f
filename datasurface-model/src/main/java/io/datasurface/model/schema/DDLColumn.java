package io.datasurface.model.schema;

import io.datasurface.model.common.Default;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Named;
import io.datasurface.model.common.Shorthand;
import io.datasurface.model.policy.SimpleDC;
import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param name name of the column
 * @param type its type
 * @param nullable whether it may hold NULL
 * @param classification how sensitive it is
 * @param documentation words for people
 */
public record DDLColumn(
        String name,
        @Shorthand DataType type,
        @Default("true") boolean nullable,
        List<SimpleDC> classification,
        Optional<Documentation> documentation)
        implements Named {
    /** Copies the classification. */
    public DDLColumn {
        classification = List.copyOf(classification);
    }

    /**
     * A nullable column without classification.
     *
     * @param name name of the column
     * @param type its type
     * @return the column
     */
    public static DDLColumn of(String name, DataType type) {
        return new DDLColumn(name, type, true, List.of(), Optional.empty());
    }

    /**
     * A column that may not hold NULL, without classification.
     *
     * @param name name of the column
     * @param type its type
     * @return the column
     */
    public static DDLColumn required(String name, DataType type) {
        return new DDLColumn(name, type, false, List.of(), Optional.empty());
    }
}
