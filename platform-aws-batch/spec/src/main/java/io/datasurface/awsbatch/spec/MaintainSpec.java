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
 * @param former tables of which there is another version, which are removed after a time; needs {@link MaintainTable#BATCHES}
 */
public record MaintainSpec(
        String platform,
        String store,
        LakeSpec lake,
        List<MaintainTable> tables,
        Optional<RawRetention> raw,
        List<FormerTable> former)
        implements SpecDocument {

    /** Refuses tables that occur twice, and files or tables that are to go without the table that says what was ingested. */
    public MaintainSpec {
        Checks.text("platform", platform);
        Checks.text("store", store);
        Objects.requireNonNull(lake, "lake");
        tables = Checks.distinct("tables", Checks.notEmpty("tables", tables), MaintainTable::table);
        Objects.requireNonNull(raw, "raw");
        former = Checks.distinct("former", List.copyOf(former), FormerTable::table);
        boolean isRecorded = tables.stream().anyMatch(table -> table.dataset().equals(MaintainTable.BATCHES));
        if (raw.isPresent() && !isRecorded) {
            throw Checks.refused(
                    "raw",
                    raw.get().location(),
                    "there is no table of the dataset " + MaintainTable.BATCHES
                            + ", which says which files were ingested; add it");
        }
        for (FormerTable table : former) {
            if (!isRecorded) {
                throw Checks.refused(
                        "former",
                        table.table(),
                        "there is no table of the dataset " + MaintainTable.BATCHES
                                + ", which says what has taken its place; add it");
            }
            if (tables.stream().anyMatch(other -> other.table().equals(table.table()))) {
                throw Checks.refused("former", table.table(), "it is kept in order, and so it can't be removed");
            }
        }
    }

    /** Upkeep of tables alone. */
    public MaintainSpec(String platform, String store, LakeSpec lake, List<MaintainTable> tables) {
        this(platform, store, lake, tables, Optional.empty(), List.of());
    }

    /** The same with its tables elsewhere. */
    public MaintainSpec at(LakeSpec newLake) {
        return new MaintainSpec(platform, store, newLake, tables, raw, former);
    }

    /** The same with files that are kept for a time. */
    public MaintainSpec keeping(RawRetention files) {
        return new MaintainSpec(platform, store, lake, tables, Optional.of(files), former);
    }

    /** The same without tables that others have taken the place of. */
    public MaintainSpec removing(List<FormerTable> tablesOfBefore) {
        return new MaintainSpec(platform, store, lake, tables, raw, tablesOfBefore);
    }

    @Override
    public JobKind job() {
        return JobKind.MAINTAIN;
    }
}
