package io.datasurface.awsbatch.sdk.catalog;

import io.datasurface.awsbatch.sdk.AwsAccess;
import io.datasurface.awsbatch.sdk.catalog.Finding.Kind;
import io.datasurface.awsbatch.sdk.catalog.WantedTables.WantedTable;
import io.datasurface.awsbatch.sdk.internal.RateLimit;
import io.datasurface.awsbatch.sdk.internal.Together;
import io.datasurface.awsbatch.spec.IngestSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds the catalog of a lake against the documents of a render, and makes tables that are missing.
 *
 * <p>The catalog is its own journal: each run begins with what is there, so a run that was ended in the middle is run again and does the rest.
 * What it made is told at once, by the thread that asked for it. Tables are made several at a time, and requests not more often than a rate. Not
 * thread-safe.
 */
public final class CatalogSync {
    private final AwsAccess access;
    private final int perSecond;
    private final Clock clock;

    /**
     * A comparison with a catalog.
     *
     * @param access how to reach the account of the lake
     * @param perSecond how many requests it may make of Glue, at least 1
     */
    public CatalogSync(AwsAccess access, int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("A rate of " + perSecond + " requests a second; give 1 or more");
        }
        this.access = access;
        this.perSecond = perSecond;
        this.clock = Clock.systemUTC();
    }

    /**
     * What is not as the documents say; nothing is changed.
     *
     * @param documents all ingest documents of a render
     * @return in the order of the tables
     * @throws IllegalStateException if a database is not there
     */
    public List<Finding> compare(Collection<IngestSpec> documents) {
        return run(documents, false, table -> {});
    }

    /**
     * Makes what is missing.
     *
     * @param documents all ingest documents of a render
     * @param made is told of each table that was made, database and name
     * @return what is still not as the documents say
     * @throws IllegalStateException if a database is not there
     * @throws software.amazon.awssdk.core.exception.SdkException if a table could not be made; those that were begun before are made and told, and no
     *     others are begun
     */
    public List<Finding> make(Collection<IngestSpec> documents, Consumer<String> made) {
        return run(documents, true, made);
    }

    private List<Finding> run(Collection<IngestSpec> documents, boolean makes, Consumer<String> made) {
        List<Finding> all = new ArrayList<>();
        try (LakeCatalog catalog = new LakeCatalog(access, RateLimit.of(perSecond), clock)) {
            for (WantedTables wanted : WantedTables.of(documents).values()) {
                Map<String, FoundTable> found = catalog.tables(wanted.database());
                for (Finding finding : Drift.of(wanted, found)) {
                    if (!makes || finding.kind() != Kind.MISSING) {
                        all.add(finding);
                    }
                }
                if (makes) {
                    makeMissing(catalog, wanted, found, made);
                }
            }
        }
        return List.copyOf(all);
    }

    private static void makeMissing(
            LakeCatalog catalog, WantedTables wanted, Map<String, FoundTable> found, Consumer<String> made) {
        List<WantedTable> missing = wanted.tables().entrySet().stream()
                .filter(table -> !found.containsKey(table.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        Together.each(missing, table -> catalog.make(wanted.database(), table), (table, isMine) -> {
            if (isMine) {
                made.accept(wanted.database() + "." + table.spec().name());
            }
        });
    }
}
