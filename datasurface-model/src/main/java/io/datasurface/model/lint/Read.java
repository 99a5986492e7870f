package io.datasurface.model.lint;

import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import org.jspecify.annotations.Nullable;

/**
 * A sink, followed to what it names. Many rules look at all sinks, and names are looked up in large tables, so that is done once.
 *
 * @param sink the sink
 * @param index its place in its group
 * @param store the datastore; null if there is none of the name
 * @param dataset the dataset; null if the datastore has none of the name
 * @param isAgain whether the group names the same dataset before
 */
record Read(
        DatasetSink sink,
        int index,
        @Nullable DatastoreEntry store,
        @Nullable DatasetFacts dataset,
        boolean isAgain) {}
