package io.datasurface.awsbatch.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Upkeep of the tables of one datastore, and of the files that they were made of.
 *
 * @param platform the platform instance
 * @param store the datastore
 * @param lake where the tables are
 * @param tables at least one
 * @param raw how long files are kept as they were captured; empty: nothing is done about them
 */
public record MaintainSpec(
        String platform, String store, LakeSpec lake, List<MaintainTable> tables, Optional<RawRetention> raw)
        implements SpecDocument {

    /** Refuses tables that occur twice, and files that are to go without the table that says which of them were ingested. */
    public MaintainSpec {
        Checks.text("platform", platform);
        Checks.text("store", store);
        Objects.requireNonNull(lake, "lake");
        tables = Checks.distinct("tables", Checks.notEmpty("tables", tables), MaintainTable::table);
        Objects.requireNonNull(raw, "raw");
        if (raw.isPresent()
                && tables.stream().noneMatch(table -> table.dataset().equals(MaintainTable.BATCHES))) {
            throw Checks.refused(
                    "raw",
                    raw.get().location(),
                    "there is no table of the dataset " + MaintainTable.BATCHES
                            + ", which says which files were ingested; add it");
        }
    }

    /** Upkeep of tables alone. */
    public MaintainSpec(String platform, String store, LakeSpec lake, List<MaintainTable> tables) {
        this(platform, store, lake, tables, Optional.empty());
    }

    /** The same with its tables elsewhere. */
    public MaintainSpec at(LakeSpec newLake) {
        return new MaintainSpec(platform, store, newLake, tables, raw);
    }

    /** The same with files that are kept for a time. */
    public MaintainSpec keeping(RawRetention files) {
        return new MaintainSpec(platform, store, lake, tables, Optional.of(files));
    }

    @Override
    public JobKind job() {
        return JobKind.MAINTAIN;
    }
}
