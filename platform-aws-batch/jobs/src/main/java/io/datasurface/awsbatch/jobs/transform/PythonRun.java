package io.datasurface.awsbatch.jobs.transform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * What the process of a program in Python is offered of a run, and what that says of its end. Public, because Py4J calls it; one call at a time,
 * because the program may have several threads.
 */
public final class PythonRun {
    private final TransformerRun run;
    private @Nullable Throwable refused;
    private @Nullable String failure;
    private boolean ended;

    PythonRun(TransformerRun run) {
        this.run = run;
    }

    /** The session of the run. */
    public SparkSession session() {
        return run.spark();
    }

    /** The version of Spark. */
    public String version() {
        return run.spark().version();
    }

    /** See {@link TransformerRun#inputs}. */
    public List<String> inputs() {
        return List.copyOf(run.inputs());
    }

    /** See {@link TransformerRun#input}. */
    public Dataset<Row> input(String name) {
        return run.input(name);
    }

    /** See {@link TransformerRun#settings}. */
    public Map<String, String> settings() {
        return run.settings();
    }

    /** See {@link TransformerRun#write}. */
    public synchronized void write(String dataset, Dataset<Row> rows) {
        try {
            run.write(dataset, rows);
        } catch (RuntimeException | Error e) {
            refused = e;
            throw e;
        }
    }

    /** The program has returned. */
    public synchronized void ended() {
        ended = true;
    }

    /** The program has failed, and says where and why. */
    public synchronized void failed(String where) {
        failure = where;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Why the last of what was written was refused, if any was. */
    synchronized Optional<Throwable> refused() {
        return Optional.ofNullable(refused);
    }
}
