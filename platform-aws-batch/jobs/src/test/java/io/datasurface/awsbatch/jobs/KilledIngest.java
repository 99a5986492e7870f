package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.jobs.ingest.IngestJob;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobArguments;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.SparkSessions;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Ingests at a time, in a JVM of its own, until it is killed: a document and the time. */
public final class KilledIngest {
    private KilledIngest() {}

    public static void main(String[] arguments) throws IOException {
        IngestSpec spec = SpecReader.readIngest(arguments[0], Files.readAllBytes(Path.of(arguments[0])));
        JobContext context = new JobContext(
                SparkSessions.open("killed", spec.lakes(), JobArguments.CatalogType.HADOOP),
                Clock.fixed(Instant.parse(arguments[1]), ZoneOffset.UTC),
                Checkpoint.NONE,
                arn -> {
                    throw new AssertionError("Files need no login");
                });
        new IngestJob(context).run(spec).throwIfFailed();
    }
}
