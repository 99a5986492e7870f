package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.model.EcosystemIndex;
import java.time.Duration;
import java.util.Map;

/** How long upkeep leaves a table alone: a day, in which queries of a table that is read itself come to their end, or more where parameters ask for it. */
public final class UpkeepIntervals {
    /** The parameter that says it of some datasets. */
    public static final String SOME = "upkeep.intervals";

    /** The keys of that parameter. */
    public static final String FORMS = TableFormats.FORMS;

    private static final String ALL = "upkeep.interval";

    private UpkeepIntervals() {}

    /**
     * Returns the least time between two runs of upkeep of the tables of a dataset.
     *
     * @param instance the platform instance
     * @param entry the datastore with its owners
     * @param dataset name of the dataset; whose tables they are
     */
    static Duration of(Instance instance, EcosystemIndex.DatastoreEntry entry, String dataset) {
        Map<String, String> some = instance.parameters().textMap(SOME);
        String own = some.get("dataset/" + entry.datastore().name() + "/" + dataset);
        if (own != null) {
            return Duration.parse(own);
        }
        return StoreScope.find(some, entry)
                .map(Duration::parse)
                .orElseGet(() -> instance.parameters().duration(ALL));
    }
}
