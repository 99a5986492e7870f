package io.datasurface.model.schema;

import io.datasurface.model.common.Documentation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shape of the records of a dataset. */
public sealed interface Schema permits DDLTable, AvroSchema {
    /**
     * The columns of a record.
     *
     * @return columns by name, in order
     */
    Map<String, DDLColumn> columns();

    /**
     * The columns that identify a record.
     *
     * @return names of columns in key order; empty: no key
     */
    List<String> primaryKeyColumns();

    /**
     * The columns by which ingested data is partitioned.
     *
     * @return names of columns in order; empty: not partitioned
     */
    List<String> ingestionPartitionColumns();

    /**
     * Words for people.
     *
     * @return the documentation, if any
     */
    Optional<Documentation> documentation();
}
