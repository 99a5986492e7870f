package io.datasurface.awsbatch.jobs.maintain;

import io.datasurface.awsbatch.jobs.lake.BatchRecord;
import io.datasurface.awsbatch.jobs.lake.BatchSpan;
import io.datasurface.awsbatch.jobs.lake.BatchTable;
import io.datasurface.awsbatch.jobs.lake.Batches;
import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.LoadMark;
import io.datasurface.awsbatch.jobs.lake.RawMark;
import io.datasurface.awsbatch.jobs.run.AtOnce;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.jobs.staging.FileRemover;
import io.datasurface.awsbatch.jobs.staging.StagingFile;
import io.datasurface.awsbatch.jobs.staging.StagingFolder;
import io.datasurface.awsbatch.jobs.staging.TakenVersion;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.MaintainTable;
import io.datasurface.awsbatch.spec.RawRetention;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes files of the staging area that were ingested longer ago than they are kept.
 *
 * <p>A file goes if a batch has it that was recorded before that time, and that all tables of its dataset show. So nothing goes that was not
 * ingested: neither what is new, nor what is of a batch that is blocked, or not published yet. What is bad, and of which nothing was taken,
 * stays for whoever has to look at it. A file goes only as it was when it was ingested: one that was written again under the same name stays.
 *
 * <p>What may be gone is written down before the first file goes, and that all are gone after the last, so the job may be killed at any point and
 * run again, also twice at a time; an ingestion that runs meanwhile reads none of these files, or knows that some are gone.
 */
final class RawFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RawFiles.class);
    /** Each thread waits for one small request to S3 at a time. */
    private static final int THREADS = 16;

    private static final Set<String> NO_DATASETS =
            Set.of(MaintainTable.BATCHES, MaintainTable.QUALITY, MaintainTable.QUARANTINE);

    private final JobContext context;
    private final MaintainSpec spec;
    private final RawRetention raw;
    private final LakeTables lake;
    private final BatchTable batches;
    private final Batches recorded;
    private final FileRemover remover;
    private final URI root;

    RawFiles(
            JobContext context,
            MaintainSpec spec,
            RawRetention raw,
            LakeTables lake,
            BatchTable batches,
            FileRemover remover) {
        this.context = context;
        this.spec = spec;
        this.raw = raw;
        this.lake = lake;
        this.batches = batches;
        this.recorded = batches.read();
        this.remover = remover;
        this.root = new Path(raw.location()).toUri();
    }

    Outcome remove() {
        Map<String, List<BatchRecord>> old =
                batches.recordedBefore(context.clock().instant().minus(raw.kept()));
        Map<String, RawMark> known = batches.rawMarks();
        Map<String, RawMark> marks = new TreeMap<>();
        List<StagingFile> files = new ArrayList<>();
        datasets().forEach((dataset, tables) -> {
            RawMark mark = known.getOrDefault(dataset, RawMark.NONE);
            List<BatchRecord> due = old.getOrDefault(dataset, List.of()).stream()
                    .filter(record -> record.batch() > mark.removed())
                    .toList();
            for (BatchRecord record : due.isEmpty() ? due : shown(dataset, tables, due)) {
                record.files().stream().filter(this::mayGo).forEach(files::add);
                marks.put(dataset, marks.getOrDefault(dataset, mark).upTo(record));
            }
        });
        if (marks.isEmpty()) {
            return Outcome.UNCHANGED;
        }
        batches.mark(marks);
        context.checkpoint().reached(Point.STAGED, raw.location());
        removeAll(files);
        raw.runMarker().ifPresent(marker -> removeEmptyRuns(files, marker));
        context.checkpoint().reached(Point.RECORDED, raw.location());
        marks.replaceAll((dataset, mark) -> mark.done());
        batches.mark(marks);
        context.checkpoint().reached(Point.PUBLISHED, raw.location());
        return Outcome.PUBLISHED;
    }

    /** The tables of each dataset. */
    private Map<String, List<String>> datasets() {
        return spec.tables().stream()
                .filter(table -> !NO_DATASETS.contains(table.dataset()))
                .collect(Collectors.groupingBy(
                        MaintainTable::dataset,
                        TreeMap::new,
                        Collectors.mapping(MaintainTable::table, Collectors.toList())));
    }

    /**
     * Of what is recorded, the oldest first, what all tables of the dataset show, up to the first that they do not. A table that was made again, or
     * is another version, does not show what the one before it had taken of its load until it has taken that, too.
     */
    private List<BatchRecord> shown(String dataset, List<String> tables, List<BatchRecord> due) {
        long shown = Long.MAX_VALUE;
        Optional<LakeTable> live = Optional.empty();
        String liveName = "";
        for (String name : tables) {
            Optional<LakeTable> table = lake.find(name);
            shown = Math.min(shown, table.map(LakeTable::batch).orElse(0L));
            if (tables.stream().map(LakeTables::history).noneMatch(name::equals)) {
                live = table;
                liveName = name;
            }
        }
        BatchSpan span =
                live.map(LakeTable::batches).orElse(new BatchSpan(0, 0)).upTo(shown);
        long epoch = live.flatMap(LakeTable::load).map(LoadMark::epoch).orElse(0L);
        Set<StagingFile> taken = recorded.taken(dataset, liveName, epoch, span);
        return due.stream()
                .takeWhile(record ->
                        record.batch() <= span.last() && (record.epoch() < epoch || taken.containsAll(record.files())))
                .toList();
    }

    /** The job's own files of a run are recorded like any others, and are elsewhere. */
    private boolean mayGo(StagingFile file) {
        URI place = new Path(file.path()).toUri();
        return Objects.equals(place.getAuthority(), root.getAuthority())
                && place.getPath().startsWith(root.getPath() + "/")
                && !TakenVersion.parse(file.version()).isBad();
    }

    private void removeAll(List<StagingFile> files) {
        Set<String> others = new TreeSet<>();
        AtOnce.each("raw-files", THREADS, files, file -> {
            context.checkpoint().reached(Point.LOADED, file.path());
            if (!remover.remove(file)) {
                synchronized (others) {
                    others.add(file.path());
                }
            }
        });
        LOG.info(
                "{}: {} files were removed, {} that were written again stay{}",
                raw.location(),
                files.size() - others.size(),
                others.size(),
                others.stream().findFirst().map(path -> ", such as " + path).orElse(""));
    }

    /** What is left of a run when all of its files are gone is its marker. */
    private void removeEmptyRuns(List<StagingFile> files, String marker) {
        Set<String> runs = files.stream()
                .map(StagingFile::name)
                .filter(name -> name.indexOf('/') > 0)
                .map(name -> name.substring(0, name.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String run : runs) {
            List<StagingFile> left = StagingFolder.files(new Path(raw.location() + "/" + run), context.hadoop());
            Optional<StagingFile> only = left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
            only.filter(file -> file.name().equals(marker)).ifPresent(remover::remove);
        }
    }
}
