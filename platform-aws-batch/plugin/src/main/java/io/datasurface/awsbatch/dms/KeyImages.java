package io.datasurface.awsbatch.dms;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.model.EcosystemIndex;

/**
 * Whether DMS is asked for the key that a row had before each change. Without it the row of an old key stays in the lake, which the ingest job can
 * only tell. By the user guide of DMS PostgreSQL gives the columns of the key before a change, and MySQL all columns; Oracle gives only those that
 * have changed, of which the key can't be put together, and nothing is said of the others.
 */
public final class KeyImages {
    /** Name of the parameter. */
    public static final String PARAMETER = "dms.keyBeforeImages";

    private KeyImages() {}

    /**
     * Returns whether parameters ask for the keys before changes of a datastore.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     */
    public static boolean areWanted(Instance instance, EcosystemIndex.DatastoreEntry entry) {
        return StoreScope.find(instance.parameters().textMap(PARAMETER), entry)
                .filter("true"::equals)
                .isPresent();
    }

    /**
     * Returns whether a kind of database gives whole keys from before a change.
     *
     * @param engine the kind of database
     */
    public static boolean areGivenBy(SourceEngine engine) {
        return engine == SourceEngine.POSTGRESQL || engine == SourceEngine.MYSQL;
    }
}
