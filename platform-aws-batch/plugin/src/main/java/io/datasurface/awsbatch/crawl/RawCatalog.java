package io.datasurface.awsbatch.crawl;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.graph.IntentionNode;
import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.chunk.ChunkPlan;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CronExpression;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.spi.PlatformModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that wait in the staging bucket of the home cell, as parameters ask for tables of them: those that DMS, transfers and programs write. Of
 * what is read with SQL or from other platforms there are none that stay, and what a transformer writes is in the lake right after.
 *
 * <p>Nothing of the lake is crawled: the commit of an Iceberg table is in the catalog, and the jobs keep the entries of tables of other formats.
 */
public final class RawCatalog {
    /** The parameter that says whether raw files are crawled. */
    public static final String DEFAULT = "catalog.rawFiles";

    /** The parameter that says it of some datastores. */
    public static final String SOME = "catalog.rawFilesOf";

    /** The parameter with the name of the database of the tables. */
    public static final String DATABASE = "catalog.rawDatabase";

    /** The parameter that says when the crawler runs. */
    public static final String SCHEDULE = "catalog.crawl";

    /** How many folders a crawler is given. AWS documents no limit; it looks at them in one run, which is to end before the next. */
    public static final int MOST_FOLDERS = 100;

    private static final String CRAWLER = "CRAWLER";
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{\\\\]");

    private final Instance instance;

    /**
     * Makes it for an instance.
     *
     * @param instance the platform instance
     */
    public RawCatalog(Instance instance) {
        this.instance = instance;
    }

    /** Returns whether parameters ask for it at all. */
    public boolean isAsked() {
        return instance.parameters().text(DEFAULT).equals(CRAWLER)
                || instance.parameters().textMap(SOME).containsValue(CRAWLER);
    }

    /** Returns the Glue database of the tables. */
    public String database() {
        return instance.parameters().optionalText(DATABASE).orElse(instance.database() + "_raw");
    }

    /** Returns when the crawler runs, in UTC. */
    public CronTrigger schedule() {
        return new CronTrigger(SCHEDULE, instance.parameters().text(SCHEDULE));
    }

    /** Returns how often a day it runs, on a day on which it does. */
    public long aDay() {
        CronExpression cron = CronExpression.parse(schedule().cron());
        return (long) cron.values(CronExpression.Field.MINUTE).size()
                * cron.values(CronExpression.Field.HOUR).size();
    }

    /**
     * Returns the folders that are asked for of a datastore, by dataset.
     *
     * @param work a datastore whose capture lint has found nothing wrong with
     * @throws IllegalArgumentException if its load epoch is no number
     */
    public List<RawFolder> of(StoreWork work) {
        return asks(work.entry())
                ? work.datasets().stream()
                        .flatMap(dataset -> folder(work, dataset).stream())
                        .toList()
                : List.of();
    }

    /**
     * Returns all folders that are crawled: those that are asked for, of datastores in the home cell, by datastore and dataset.
     *
     * @param model the model and the instance's graph
     * @param plan how the graph is cut into chunks
     */
    public List<RawFolder> crawled(PlatformModel model, ChunkPlan plan) {
        return folders(model, plan, true);
    }

    /**
     * Returns the folders that are asked for and not crawled, because their datastores are in other cells, whose buckets are of other accounts.
     *
     * @param model the model and the instance's graph
     * @param plan how the graph is cut into chunks
     */
    public List<RawFolder> away(PlatformModel model, ChunkPlan plan) {
        return folders(model, plan, false);
    }

    private List<RawFolder> folders(PlatformModel model, ChunkPlan plan, boolean home) {
        if (!isAsked()) {
            return List.of();
        }
        SortedMap<String, List<IntentionNode>> stores = new TreeMap<>();
        for (IntentionNode node : model.graph().nodes()) {
            List<String> parts = IntentionNode.partsOf(node.name());
            if (parts.get(0).equals("Ingest") && isHome(plan.chunkOf(node.name())) == home) {
                stores.computeIfAbsent(parts.get(2), store -> new ArrayList<>()).add(node);
            }
        }
        return stores.entrySet().stream()
                .flatMap(store -> of(new StoreWork(instance, model, store.getKey(), store.getValue())).stream())
                .toList();
    }

    private boolean isHome(Optional<Chunk> chunk) {
        return chunk.map(it -> instance.in(it.cell()).cell().home()).orElse(true);
    }

    private boolean asks(EcosystemIndex.DatastoreEntry entry) {
        return StoreScope.find(instance.parameters().textMap(SOME), entry)
                .orElse(instance.parameters().text(DEFAULT))
                .equals(CRAWLER);
    }

    private Optional<RawFolder> folder(StoreWork work, Dataset dataset) {
        String store = work.store().name();
        if (work.capture().isPresent()) {
            String tables = instance.folders().staging(store, work.epoch()) + "/" + work.sourceSchema() + "/";
            return Optional.of(
                    new RawFolder(store, dataset.name(), tables + work.sourceTable(dataset.name()) + "/", List.of()));
        }
        String drops = instance.folders().drops(store) + "/";
        if (work.program().isPresent()) {
            // Each run has a folder, with one for each dataset in it.
            return Optional.of(new RawFolder(store, dataset.name(), drops, List.of("*/" + Folders.RUN_MARKER)));
        }
        return work.drops()
                .map(capture -> new RawFolder(
                        store, dataset.name(), drops + beginning(capture.files(dataset.name())), List.of()));
    }

    /** Returns the folders of a pattern before its first wildcard, each with a slash behind it. */
    private static String beginning(String pattern) {
        Matcher wildcard = WILDCARD.matcher(pattern);
        String fixed = wildcard.find() ? pattern.substring(0, wildcard.start()) : pattern;
        return fixed.substring(0, fixed.lastIndexOf('/') + 1);
    }
}
