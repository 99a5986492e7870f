package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.jobs.lake.ShownView;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.spec.DatasetRef;
import io.datasurface.awsbatch.spec.ExportTable;
import io.datasurface.awsbatch.spec.Milestoning;
import io.datasurface.awsbatch.spec.TableSchema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Runs of an export as the job makes them, on rows that are given instead of a lake. */
final class Publication {
    /** To make one takes longer than a run does. */
    static final Configuration HADOOP = new Configuration();

    private final ConsumerDatabase mart;
    private final Map<String, TableSchema> schemas = new TreeMap<>();
    private final Map<String, List<Row>> all = new TreeMap<>();
    private final Map<String, List<Row>> changes = new TreeMap<>();
    private List<String> readers = List.of();
    private String platform = "aws";
    private String subject = "test";
    private long snapshot;
    private Runnable meanwhile = () -> {};
    private boolean hasOtherAttempts;

    Publication(ConsumerDatabase mart) {
        this.mart = mart;
    }

    /** For which platform instance it runs. */
    Publication platform(String value) {
        platform = value;
        return this;
    }

    /** For which container and chunk it runs. */
    Publication subject(String value) {
        subject = value;
        return this;
    }

    Publication readers(String... names) {
        readers = List.of(names);
        return this;
    }

    /** What a table is from now on, all its rows. */
    Publication table(String name, TableSchema schema, Row... rows) {
        schemas.put(name, schema);
        all.put(name, List.of(rows));
        changes.remove(name);
        return this;
    }

    /** A table that is not asked for any more. */
    Publication without(String name) {
        schemas.remove(name);
        return this;
    }

    /** What differs in a table from the run before, if that is all that the next run is told. */
    Publication changed(String name, Row... rows) {
        changes.put(name, List.of(rows));
        return this;
    }

    /** What happens when the rows of a table are there. */
    Publication meanwhile(Runnable what) {
        meanwhile = what;
        return this;
    }

    /** Beside each task there is an attempt before it, and one that nobody waits for after it, which both fail after a row. */
    Publication otherAttempts() {
        hasOtherAttempts = true;
        return this;
    }

    Publication snapshot(long value) {
        snapshot = value;
        return this;
    }

    /** A row that is there. */
    static Row put(@Nullable String... values) {
        return row("P", values);
    }

    /** A row that goes. */
    static Row gone(@Nullable String... values) {
        return row("D", values);
    }

    private static Row row(String action, @Nullable String... values) {
        Object[] row = new Object[values.length + 1];
        row[0] = action;
        System.arraycopy(values, 0, row, 1, values.length);
        return RowFactory.create(row);
    }

    static TargetTable target(String name, TableSchema schema) {
        return new TargetTable(
                new ExportTable(new DatasetRef("store", name), "store__" + name, name, schema, Milestoning.LIVE),
                false);
    }

    /** Runs it to the end. */
    void run(Instant now) throws SQLException {
        run(now, Faults.none());
    }

    /** Runs it until a fault, if that comes. */
    void run(Instant now, Faults faults) throws SQLException {
        SecretStore.Login login = mart.logins().login(mart.target().secretArn());
        Connector connector = Connector.to(DatabaseAddress.of(mart.target()), login, "test");
        Connection connection = connector.open();
        try (TargetDatabase database =
                TargetDatabase.prepared(mart.target(), connector, faults.into(connection), platform, subject, HADOOP)) {
            publish(database, now, faults);
        } catch (Faults.Killed e) {
            Faults.cut(connection);
            throw e;
        }
    }

    private void publish(TargetDatabase database, Instant now, Faults faults) throws SQLException {
        List<Step> steps = new ArrayList<>();
        List<TargetView> views = new ArrayList<>();
        for (Map.Entry<String, TableSchema> each : schemas.entrySet()) {
            TargetTable table = target(each.getKey(), each.getValue());
            Optional<Exported> before = database.exported(table);
            String physical;
            if (before.isPresent() && before.get().snapshot() == snapshot) {
                physical = before.get().physical();
            } else {
                Optional<String> stage = Optional.empty();
                boolean same = before.isPresent() && before.get().columns().equals(table.shape());
                if (same && changes.containsKey(each.getKey())) {
                    physical = before.get().physical();
                    stage = Optional.of(database.stage(table, tasks(changes.get(each.getKey())), now));
                } else {
                    physical = database.build(table, before, tasks(all.get(each.getKey())), now);
                }
                Exported after = new Exported(physical, table.shape(), "store__" + each.getKey(), snapshot);
                steps.add(new Step(table, before, after, stage));
            }
            ShownView view = new ShownView("v_" + each.getKey(), each.getValue().columnNames(), false);
            views.add(TargetView.of(view, readers, table, physical));
        }
        database.publish(steps, views, now, faults::recorded, () -> {});
        Set<String> shown = views.stream().map(TargetView::name).collect(Collectors.toSet());
        database.clear(new Leftovers.Wanted(schemas.keySet(), shown), now, Duration.ofDays(1));
    }

    private RowTasks tasks(List<Row> rows) {
        return task -> {
            try {
                if (hasOtherAttempts) {
                    fail(task, rows);
                }
                List<WrittenFile> written = task.call(rows.iterator()).stream().toList();
                if (hasOtherAttempts) {
                    fail(task, rows);
                }
                meanwhile.run();
                return written;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** An attempt that ends after its first row. */
    private static void fail(RowTask task, List<Row> rows) throws IOException, SQLException {
        Iterator<Row> some = Stream.concat(rows.stream().limit(1), Stream.of(1).map(row -> {
                    throw new CancellationException("killed");
                }))
                .map(Row.class::cast)
                .iterator();
        try {
            task.call(some);
        } catch (CancellationException e) {
            return;
        }
        throw new AssertionError("The attempt did not fail");
    }
}
