package io.datasurface.awsbatch.jobs.ingest;

import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.landing.Landing;
import io.datasurface.awsbatch.jobs.run.AtOnce;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.staging.BatchManifest;
import io.datasurface.awsbatch.jobs.staging.BatchName;
import io.datasurface.awsbatch.spec.BatchSource;
import io.datasurface.awsbatch.spec.DmsSource;
import io.datasurface.awsbatch.spec.FeedSource;
import io.datasurface.awsbatch.spec.FileDropSource;
import io.datasurface.awsbatch.spec.IngestSource;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.JdbcSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the source of a store has to deliver. */
interface Deliveries {
    /** Whether there is anything yet. */
    boolean isReady();

    /**
     * What comes next for datasets that are published together; empty if they show all that there is.
     *
     * @param tables the tables of the datasets, which show all that is recorded
     * @param batches what is recorded
     */
    Optional<Function<IngestTable, Delivery>> next(List<DatasetTables> tables, Batches batches);

    /**
     * What keeps datasets from getting what is there, if nothing comes next.
     *
     * @param tables the tables of datasets that are published together
     * @param batches what is recorded
     * @return a sentence for people, by the name of the dataset that is waited for
     * @throws JobException if data that is there is held up by it
     */
    default Map<String, String> waiting(List<DatasetTables> tables, Batches batches) {
        return Map.of();
    }

    /**
     * Passes over what came next for datasets that are published together, because it breaks rules, if there is something behind it that has all
     * rows as well.
     *
     * @param tables the tables of the datasets
     * @return whether there is
     */
    default boolean passOver(List<DatasetTables> tables) {
        return false;
    }

    /** What was passed over in this run of datasets that are published together, as sentences for people. */
    default List<String> passedOver(List<DatasetTables> tables) {
        return List.of();
    }

    /** Whether there may be another delivery when one is taken whole. */
    boolean isSeries();

    /** The deliveries of a store's source. */
    static Deliveries of(IngestSpec spec, JobContext context) {
        Configuration hadoop = context.hadoop();
        return spec.source().accept(new IngestSource.Visitor<Deliveries>() {
            @Override
            public Deliveries dms(DmsSource dms) {
                return new Dms(dms, hadoop);
            }

            @Override
            public Deliveries batches(BatchSource batches) {
                if (batches.mode() != BatchSource.Mode.SNAPSHOT) {
                    throw new JobException("The batches in " + batches.location() + " are of the kind " + batches.mode()
                            + "; this version ingests SNAPSHOT only");
                }
                return new Landed(new Landing(batches, hadoop), context.spark());
            }

            @Override
            public Deliveries jdbc(JdbcSource database) {
                return new Pull(database, context);
            }

            @Override
            public Deliveries drops(FileDropSource drops) {
                return new Drops(drops, context, spec.limits().maxFiles());
            }

            @Override
            public Deliveries feed(FeedSource feed) {
                return Feed.of(feed, context);
            }
        });
    }

    /**
     * The files of a DMS task: all that are there are one delivery, which grows.
     *
     * @param source the task
     * @param hadoop file system settings
     */
    record Dms(DmsSource source, Configuration hadoop) implements Deliveries {
        private static final Logger LOG = LoggerFactory.getLogger(Dms.class);
        /** Each thread waits for one listing at a time. */
        private static final int THREADS = 16;

        @Override
        public boolean isReady() {
            boolean ready = Locations.exists(source.loadMarker(), hadoop);
            if (!ready) {
                LOG.info("The full load is not complete: there is no {}", source.loadMarker());
            }
            return ready;
        }

        @Override
        public Optional<Function<IngestTable, Delivery>> next(List<DatasetTables> tables, Batches batches) {
            Map<String, Delivery> found = new ConcurrentHashMap<>();
            AtOnce.each(
                    "staging-folders",
                    THREADS,
                    tables,
                    each -> found.put(each.dataset().dataset(), Delivery.dms(source, each.dataset(), hadoop)));
            return Optional.of(dataset -> found.get(dataset.dataset()));
        }

        @Override
        public boolean isSeries() {
            return false;
        }
    }

    /**
     * The batches of a transformer, one after the other. A batch that is completed after a newer one was taken is passed over: the newer one
     * has all rows as well. So is one that was made before the datasets got what they have now, once there is a newer one.
     */
    final class Landed implements Deliveries {
        private final Landing landing;
        /** What was passed over in this run, by the first of the datasets that are published together. */
        private final Map<String, Set<BatchName>> refused = new HashMap<>();
        /** Why, of those that do not fit. */
        private final Map<String, List<String>> misfits = new HashMap<>();

        private final BatchFit fit;

        Landed(Landing landing, SparkSession spark) {
            this.landing = landing;
            this.fit = new BatchFit(spark, landing);
        }

        @Override
        public boolean isReady() {
            return landing.newest().isPresent();
        }

        @Override
        public Optional<Function<IngestTable, Delivery>> next(List<DatasetTables> tables, Batches batches) {
            List<BatchName> behind = behind(tables);
            while (behind.size() > 1) {
                BatchName batch = behind.remove(0);
                Optional<String> misfit = fit.misfit(
                        batch, tables.stream().map(DatasetTables::dataset).toList());
                if (misfit.isEmpty()) {
                    behind.add(0, batch);
                    break;
                }
                refuse(tables, batch);
                misfits.computeIfAbsent(first(tables), name -> new ArrayList<>())
                        .add("batch " + landing.folder(batch)
                                + " was passed over, as a newer one has all rows as well: " + misfit.get());
            }
            return behind.stream().findFirst().map(batch -> dataset -> Delivery.batch(landing, batch, dataset));
        }

        @Override
        public List<String> passedOver(List<DatasetTables> tables) {
            return misfits.getOrDefault(first(tables), List.of());
        }

        @Override
        public boolean passOver(List<DatasetTables> tables) {
            List<BatchName> behind = behind(tables);
            if (behind.size() < 2) {
                return false;
            }
            refuse(tables, behind.get(0));
            return true;
        }

        private void refuse(List<DatasetTables> tables, BatchName batch) {
            refused.computeIfAbsent(first(tables), name -> new HashSet<>()).add(batch);
        }

        private static String first(List<DatasetTables> tables) {
            return tables.get(0).dataset().dataset();
        }

        /** What the tables do not show yet, the oldest first. */
        private List<BatchName> behind(List<DatasetTables> tables) {
            long newest = 0;
            long oldest = Long.MAX_VALUE;
            for (DatasetTables each : tables) {
                long shown = each.live().load().map(LoadMark::epoch).orElse(0L);
                newest = Math.max(newest, shown);
                oldest = Math.min(oldest, shown);
            }
            List<BatchName> behind = new ArrayList<>();
            for (BatchName batch : lastOfEachNumber()) {
                boolean isNext = batch.number() > newest;
                boolean isUnfinished = batch.number() == newest && oldest < newest && holds(batch, tables);
                if ((isNext || isUnfinished)
                        && !refused.getOrDefault(first(tables), Set.of()).contains(batch)) {
                    behind.add(batch);
                }
            }
            return behind;
        }

        private List<BatchName> lastOfEachNumber() {
            List<BatchName> all = landing.complete();
            return IntStream.range(0, all.size())
                    .filter(i -> i + 1 == all.size()
                            || all.get(i + 1).number() != all.get(i).number())
                    .mapToObj(all::get)
                    .toList();
        }

        /** A batch that is older than a dataset does not have it. */
        private boolean holds(BatchName batch, List<DatasetTables> tables) {
            BatchManifest manifest = landing.manifest(batch);
            return tables.stream()
                    .allMatch(each -> manifest.output(each.dataset().dataset()).isPresent());
        }

        @Override
        public boolean isSeries() {
            return true;
        }
    }
}
