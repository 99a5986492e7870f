package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.crawl.RawFolder;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.workflow.WorkflowTimes;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.lint.ProblemCollector;
import java.util.List;

/** What must hold of raw files that a crawler is to catalog. */
final class CrawlRules {
    /** AWS Glue API reference, CreateDatabase. */
    private static final int LONGEST_DATABASE = 255;

    private final Instance instance;
    private final RawCatalog catalog;
    private final ProblemCollector problems;
    private int folders;

    CrawlRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.catalog = new RawCatalog(instance);
        this.problems = problems;
    }

    /** Checks the parameters but for the expression itself. */
    void parameters(ObjectPath path) {
        instance.parameters().textMap(RawCatalog.SOME).keySet().stream()
                .filter(key -> !StoreScope.isKnown(instance.context().ecosystem(), key))
                .forEach(key -> problems.error(
                        "aws-crawler-scope",
                        path.child("catalog", "rawFilesOf"),
                        "%s names %s, which the model does not have; use %s",
                        RawCatalog.SOME,
                        key,
                        StoreScope.FORMS));
        if (!catalog.isAsked()) {
            instance.parameters()
                    .optionalText(RawCatalog.DATABASE)
                    .ifPresent(name -> problems.info(
                            "aws-crawler-nothing",
                            path.child("catalog"),
                            "%s names database %s for tables of raw files, but there are none without %s: CRAWLER, or %s",
                            RawCatalog.DATABASE,
                            name,
                            RawCatalog.DEFAULT,
                            RawCatalog.SOME));
            return;
        }
        if (catalog.database().equals(instance.database()) || catalog.database().length() > LONGEST_DATABASE) {
            problems.error(
                    "aws-crawler-database",
                    path.child("catalog"),
                    "The crawler would write to database %s, but it needs one beside that of the lake, with a name of at most %d characters; name one in %s",
                    catalog.database(),
                    LONGEST_DATABASE,
                    RawCatalog.DATABASE);
        }
        if (WorkflowTimes.isTooOften(catalog.schedule())) {
            problems.error(
                    "aws-crawler-cadence",
                    path.child("catalog"),
                    "The cron expression %s is met more than once in five minutes, which schedules of crawlers cannot be; leave minutes out",
                    RawCatalog.SCHEDULE);
        }
    }

    /** Checks a datastore with whose capture nothing is wrong. */
    void store(EcosystemIndex.DatastoreEntry entry, StoreWork work) {
        List<RawFolder> found;
        try {
            found = catalog.of(work);
        } catch (IllegalArgumentException e) {
            return; // Another rule says what is wrong with it.
        }
        folders += found.size();
        for (RawFolder one : found) {
            found.stream()
                    .filter(other -> !other.dataset().equals(one.dataset()) && one.holds(other))
                    .findFirst()
                    .ifPresent(other -> problems.error(
                            "aws-crawler-folder",
                            entry.path().child("datasets", one.dataset()),
                            "Files of dataset %s are in folder %s of the staging bucket, and so are those of dataset %s, but a crawler makes one table of a folder;"
                                    + " have them put into folders of their own, or set %s: {store/%s: NONE}",
                            one.dataset(),
                            one.folder(),
                            other.dataset(),
                            RawCatalog.SOME,
                            work.store().name()));
        }
    }

    /** Checks what all datastores come to together. */
    void all(ObjectPath path) {
        if (!catalog.isAsked()) {
            return;
        }
        if (folders == 0) {
            problems.info(
                    "aws-crawler-nothing",
                    path.child("catalog"),
                    "%s asks for tables of raw files, but has none that DMS, transfers or programs write, so there is no crawler",
                    instance.name());
        }
        if (folders > RawCatalog.MOST_FOLDERS) {
            problems.error(
                    "aws-crawler-size",
                    path.child("catalog"),
                    "The crawler would look at %d folders, of %d at most; ask for fewer datastores (%s)",
                    folders,
                    RawCatalog.MOST_FOLDERS,
                    RawCatalog.SOME);
        }
    }
}
