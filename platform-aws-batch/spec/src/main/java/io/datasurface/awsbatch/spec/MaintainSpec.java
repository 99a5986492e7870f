package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;

/**
 * Upkeep of the tables of one datastore.
 *
 * @param platform the platform instance
 * @param store the datastore
 * @param lake where the tables are
 * @param tables at least one
 */
public record MaintainSpec(String platform, String store, LakeSpec lake, List<MaintainTable> tables)
        implements SpecDocument {

    /** Refuses tables that occur twice. */
    public MaintainSpec {
        Checks.text("platform", platform);
        Checks.text("store", store);
        Objects.requireNonNull(lake, "lake");
        tables = Checks.distinct("tables", Checks.notEmpty("tables", tables), MaintainTable::table);
    }

    /** The same with its tables elsewhere. */
    public MaintainSpec at(LakeSpec newLake) {
        return new MaintainSpec(platform, store, newLake, tables);
    }

    @Override
    public JobKind job() {
        return JobKind.MAINTAIN;
    }
}
