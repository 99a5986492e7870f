package io.datasurface.awsbatch.jobs.views;

import io.datasurface.awsbatch.jobs.lake.LakeTable;
import io.datasurface.awsbatch.jobs.lake.LakeTables;
import io.datasurface.awsbatch.jobs.lake.ShownView;
import io.datasurface.awsbatch.jobs.run.Checkpoint.Point;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobException;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.JobReport.Entry;
import io.datasurface.awsbatch.jobs.run.JobReport.Outcome;
import io.datasurface.awsbatch.spec.ConsumerView;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.LakeTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the views through which consumers query the lake, and drops those that nobody asks for any more.
 *
 * <p>A view shows its table as readers see it at any time, so only what is new, or has other columns, is made; a run with nothing new asks Athena for
 * nothing. Which views there are stands in a book beside the tables: a run first claims what it is going to make, and then notes what it has made, so
 * it may be killed at any point and run again. A view whose table is not in the lake yet, or has not all its columns, waits.
 */
public final class LakeViews {
    /** Athena runs twenty such statements at a time for an account, if nobody has asked it for more. */
    private static final int THREADS = 8;

    private final JobContext context;
    private final ExportSpec spec;
    private final LakeTarget target;
    private final Queries queries;
    private final LakeTables lake;
    private final ViewBook book;

    /**
     * Views.
     *
     * @param context what the job runs in
     * @param spec what is exported
     * @param target the target of it
     * @param queries makes views
     */
    public LakeViews(JobContext context, ExportSpec spec, LakeTarget target, Queries queries) {
        this.context = context;
        this.spec = spec;
        this.target = target;
        this.queries = queries;
        this.lake = new LakeTables(context.spark(), spec.lake());
        this.book = new ViewBook(lake, target);
    }

    /** Makes and drops what has to be. A view that fails leaves the others alone. */
    public JobReport run() {
        Map<String, Wanted> wanted = wanted();
        Map<String, LakeView> made = claim(wanted.values());
        Map<String, Exception> failures = new TreeMap<>();
        if (!made.isEmpty()) {
            context.checkpoint().reached(Point.STAGED, spec.container());
            Map<String, String> statements = new TreeMap<>();
            made.forEach((name, view) -> statements.put(name, view.make(target.database())));
            failures.putAll(run(statements));
            context.checkpoint().reached(Point.RECORDED, spec.container());
            note(made.values().stream()
                    .filter(view -> !failures.containsKey(view.name()))
                    .toList());
        }
        failures.putAll(drop(wanted.keySet()));
        context.checkpoint().reached(Point.PUBLISHED, spec.container());
        return report(wanted.values(), made.keySet(), failures);
    }

    /**
     * A view that is asked for.
     *
     * @param name its name
     * @param dataset that it shows
     * @param view empty if the lake does not have what it shows yet
     */
    private record Wanted(String name, DatasetRef dataset, Optional<LakeView> view) {}

    private Map<String, Wanted> wanted() {
        Map<DatasetRef, ExportTable> tables =
                spec.tables().stream().collect(Collectors.toMap(ExportTable::dataset, Function.identity()));
        Map<String, Optional<LakeTable>> found = new HashMap<>();
        Map<String, Wanted> wanted = new TreeMap<>();
        for (ConsumerView view : spec.views()) {
            String live = Objects.requireNonNull(tables.get(view.dataset())).sourceTable();
            for (ShownView shown : ShownView.of(view)) {
                String table = shown.history() ? LakeTables.history(live) : live;
                Optional<LakeView> made = found.computeIfAbsent(table, lake::find)
                        // One that shows nothing yet may be another version of that which the view shows.
                        .filter(there -> there.load().isPresent() && hasColumns(there, shown))
                        .map(there -> LakeView.of(shown, spec.lake().database(), table, there));
                wanted.put(shown.name(), new Wanted(shown.name(), view.dataset(), made));
            }
        }
        return wanted;
    }

    /** Claims what this chunk asks for; returns what is to be made of it. */
    private Map<String, LakeView> claim(Collection<Wanted> wanted) {
        Map<String, ViewBook.Entry> known = book.read();
        Map<String, ViewBook.Entry> claims = new TreeMap<>();
        Map<String, LakeView> missing = new TreeMap<>();
        for (Wanted one : wanted) {
            Optional<ViewBook.Entry> before = Optional.ofNullable(known.get(one.name()));
            one.view().ifPresent(view -> {
                Optional<String> hash = before.flatMap(ViewBook.Entry::hash).filter(view.hash()::equals);
                if (hash.isEmpty()) {
                    missing.put(view.name(), view);
                }
                ViewBook.Entry claim = new ViewBook.Entry(spec.chunk(), hash);
                if (before.filter(claim::equals).isEmpty()) {
                    claims.put(view.name(), claim);
                }
            });
        }
        if (!claims.isEmpty()) {
            book.note(claims, context.clock().instant());
        }
        return missing;
    }

    private static boolean hasColumns(LakeTable table, ShownView view) {
        return view.columns().stream().allMatch(name -> table.schema().caseInsensitiveFindField(name) != null);
    }

    private void note(List<LakeView> views) {
        Map<String, ViewBook.Entry> made = new TreeMap<>();
        views.forEach(view -> made.put(view.name(), new ViewBook.Entry(spec.chunk(), Optional.of(view.hash()))));
        if (!made.isEmpty()) {
            book.note(made, context.clock().instant());
        }
    }

    /** What belongs to this chunk and is not asked for; as the book is now, because another chunk may just have claimed it. */
    private Map<String, Exception> drop(Set<String> wanted) {
        Map<String, String> statements = new TreeMap<>();
        book.read().forEach((name, entry) -> {
            if (entry.chunk().equals(spec.chunk()) && !wanted.contains(name)) {
                statements.put(name, LakeView.drop(target.database(), name));
            }
        });
        if (statements.isEmpty()) {
            return Map.of();
        }
        Map<String, Exception> failures = run(statements);
        Collection<String> gone = new TreeSet<>(statements.keySet());
        gone.removeAll(failures.keySet());
        if (!gone.isEmpty()) {
            book.forget(gone, spec.chunk());
        }
        return failures;
    }

    /** Runs statements, several at a time; returns the failures. */
    private Map<String, Exception> run(Map<String, String> statements) {
        Map<String, Exception> failures = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Queries.Session session = queries.open(target)) {
            Map<String, Future<?>> running = new LinkedHashMap<>();
            statements.forEach((name, sql) -> running.put(name, threads.submit(() -> session.run(sql))));
            for (Map.Entry<String, Future<?>> one : running.entrySet()) {
                try {
                    one.getValue().get();
                } catch (ExecutionException e) {
                    failures.put(one.getKey(), failure(one.getKey(), e));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("The run was stopped while views were made; run it again", e);
        } finally {
            threads.shutdownNow();
        }
        return failures;
    }

    private JobException failure(String view, ExecutionException failure) {
        Throwable cause = Objects.requireNonNull(failure.getCause());
        if (cause instanceof Error error) {
            throw error;
        }
        return new JobException("View " + target.database() + "." + view + ": " + cause.getMessage(), cause);
    }

    private JobReport report(Collection<Wanted> wanted, Set<String> made, Map<String, Exception> failures) {
        List<Entry> entries = new ArrayList<>();
        for (ExportTable table : spec.tables()) {
            String name = table.dataset().store() + "/" + table.dataset().dataset();
            List<Wanted> views = wanted.stream()
                    .filter(view -> view.dataset().equals(table.dataset()))
                    .toList();
            boolean waits = views.stream().anyMatch(view -> view.view().isEmpty());
            boolean isNew = views.stream().anyMatch(view -> made.contains(view.name()));
            Outcome outcome = waits ? Outcome.WAITING : isNew ? Outcome.PUBLISHED : Outcome.UNCHANGED;
            entries.add(views.stream()
                    .flatMap(view -> Optional.ofNullable(failures.remove(view.name())).stream())
                    .findFirst()
                    .map(why -> Entry.failed(name, why))
                    .orElseGet(() -> Entry.of(name, outcome)));
        }
        failures.forEach((view, why) -> entries.add(Entry.failed(view, why)));
        return new JobReport(entries);
    }
}
