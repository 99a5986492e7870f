package io.datasurface.examples.local;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * A row of a table, as it was loaded or as a change left it.
 *
 * @param table its table, with the schema: {@code public.customers}
 * @param op I, U or D
 * @param values its columns; after the change, of a delete before it
 * @param key schema of its primary key
 * @param oldKey the key before the change, if that is another one
 * @param sequence the number of the change; empty for a row that was loaded
 * @param committed when the change was committed; when the load began
 */
record DmsRow(
        String table,
        Operation op,
        Struct values,
        Schema key,
        Optional<Struct> oldKey,
        String sequence,
        Instant committed) {

    /** What happened to a row, by the letter in files. */
    enum Operation {
        I,
        U,
        D
    }
}
