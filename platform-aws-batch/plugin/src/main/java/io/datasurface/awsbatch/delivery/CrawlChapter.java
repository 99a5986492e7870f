package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.foundation.FoundationNames;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.Optional;

/** What {@code OPERATIONS.md} says of tables of raw files, where a crawler makes some. */
final class CrawlChapter {
    private final Instance instance;
    private final PlatformRenderRequest request;

    CrawlChapter(Instance instance, PlatformRenderRequest request) {
        this.instance = instance;
        this.request = request;
    }

    /** The chapter; empty if nothing is crawled. */
    Optional<String> text() {
        RawCatalog catalog = new RawCatalog(instance);
        return catalog.crawled(request.model(), request.plan()).isEmpty()
                ? Optional.empty()
                : Optional.of(text(catalog.database(), new FoundationNames(instance).crawler()));
    }

    private static String text(String database, String crawler) {
        return """
                ## Tables of raw files

                The crawler `%2$s` makes a table in the database `%1$s` of each folder of the staging bucket that it is given, at the times of `catalog.crawl`,
                in UTC. No job reads them, so nothing waits for a crawl, and one that fails, of which the topic of failures hears, keeps nothing back. To crawl at
                once, and to see how it went:

                ```sh
                aws glue start-crawler --name %2$s
                aws glue get-crawler --name %2$s --query 'Crawler.[State, LastCrawl]'
                ```

                A table is called like the last part of its folder, with letters and digits behind it if there was one of that name. Its columns and types are
                guessed from the files. If they are wrong, because of a file that is gone by now for instance, take the table out of the catalog, which
                leaves the files alone, and crawl again:

                ```sh
                TABLE=customers
                aws glue delete-table --database-name %1$s --name "$TABLE"
                aws glue start-crawler --name %2$s
                ```

                The crawler removes nothing. So do the same with the tables of a datastore that is not crawled any more, without the second command, and with those of a
                datastore whose hint `loadEpoch` was raised: its files are in another folder since. Partitions whose files are gone stay, and are empty.
                """.formatted(database, crawler);
    }
}
