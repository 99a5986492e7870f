package io.datasurface.awsbatch.jobs;

import io.datasurface.awsbatch.jobs.athena.Athena;
import io.datasurface.awsbatch.jobs.catalog.GlueTables;
import io.datasurface.awsbatch.jobs.catalog.LakeFormationTags;
import io.datasurface.awsbatch.jobs.catalog.S3FileRemover;
import io.datasurface.awsbatch.jobs.export.ExportJob;
import io.datasurface.awsbatch.jobs.format.CopyCatalog;
import io.datasurface.awsbatch.jobs.ingest.IngestJob;
import io.datasurface.awsbatch.jobs.lake.TagCatalog;
import io.datasurface.awsbatch.jobs.lock.LeaseStores;
import io.datasurface.awsbatch.jobs.lock.WriteLocks;
import io.datasurface.awsbatch.jobs.maintain.MaintainJob;
import io.datasurface.awsbatch.jobs.metrics.CloudWatch;
import io.datasurface.awsbatch.jobs.quality.Release;
import io.datasurface.awsbatch.jobs.reconcile.ReconcileJob;
import io.datasurface.awsbatch.jobs.run.Checkpoint;
import io.datasurface.awsbatch.jobs.run.JobArguments;
import io.datasurface.awsbatch.jobs.run.JobContext;
import io.datasurface.awsbatch.jobs.run.JobReport;
import io.datasurface.awsbatch.jobs.run.Locations;
import io.datasurface.awsbatch.jobs.run.Metrics;
import io.datasurface.awsbatch.jobs.run.RunWatch;
import io.datasurface.awsbatch.jobs.run.SecretStore;
import io.datasurface.awsbatch.jobs.run.SparkSessions;
import io.datasurface.awsbatch.jobs.secrets.AwsSecrets;
import io.datasurface.awsbatch.jobs.secrets.FileSecrets;
import io.datasurface.awsbatch.jobs.staging.FileRemover;
import io.datasurface.awsbatch.jobs.transform.TransformJob;
import io.datasurface.awsbatch.jobs.views.Queries;
import io.datasurface.awsbatch.spec.ExportSpec;
import io.datasurface.awsbatch.spec.IngestSpec;
import io.datasurface.awsbatch.spec.LakeSpec;
import io.datasurface.awsbatch.spec.MaintainSpec;
import io.datasurface.awsbatch.spec.ReconcileSpec;
import io.datasurface.awsbatch.spec.TransformSpec;
import io.datasurface.awsbatch.spec.json.SpecReader;
import io.datasurface.awsbatch.spec.lock.LeaseLocks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one job on one spec and ends. A failure is an exception, which Glue reports as a failed run; a run that failed or was killed
 * is simply run again.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /**
     * Entry point.
     *
     * @param arguments see {@link JobArguments}
     */
    public static void main(String[] arguments) {
        JobArguments parsed = JobArguments.parse(arguments);
        Runnable run = () -> run(parsed, Checkpoint.NONE).throwIfFailed();
        parsed.watch()
                .map(RunWatch::parse)
                .ifPresentOrElse(watch -> watch.over(run, metrics(parsed), Clock.systemUTC()), run);
    }

    /** A lake on this machine has no alarms. */
    private static Metrics metrics(JobArguments arguments) {
        return arguments.catalog() == JobArguments.CatalogType.GLUE ? new CloudWatch(arguments.job()) : Metrics.NONE;
    }

    /** Athena knows no lake on this machine. */
    private static Queries queries(JobArguments arguments) {
        return arguments.catalog() == JobArguments.CatalogType.GLUE ? new Athena() : Queries.NONE;
    }

    private static CopyCatalog catalog(JobArguments arguments) {
        return arguments.catalog() == JobArguments.CatalogType.GLUE ? new GlueTables() : CopyCatalog.NONE;
    }

    private static FileRemover remover(JobArguments arguments, JobContext context) {
        return arguments.catalog() == JobArguments.CatalogType.GLUE
                ? new S3FileRemover()
                : FileRemover.local(context.hadoop());
    }

    /** One run, told to {@code checkpoint} step by step. */
    static JobReport run(JobArguments arguments, Checkpoint checkpoint) {
        byte[] document = Locations.read(arguments.spec(), new Configuration());
        JobReport report = switch (arguments.job()) {
            case INGEST -> ingest(SpecReader.readIngest(arguments.spec(), document), arguments, checkpoint);
            case EXPORT -> {
                ExportSpec spec = SpecReader.readExport(arguments.spec(), document);
                yield new ExportJob(
                                context("export " + spec.container(), spec.lake(), arguments, checkpoint),
                                queries(arguments))
                        .run(spec);
            }
            case TRANSFORM -> {
                TransformSpec spec = SpecReader.readTransform(arguments.spec(), document);
                yield new TransformJob(
                                context("transform " + spec.workspace(), spec.lake(), arguments, checkpoint),
                                arguments.run())
                        .run(spec);
            }
            case MAINTAIN -> {
                MaintainSpec spec = SpecReader.readMaintain(arguments.spec(), document);
                JobContext context = context("maintain " + spec.store(), spec.lake(), arguments, checkpoint);
                yield new MaintainJob(context, new WriteLocks(locks(arguments)), remover(arguments, context)).run(spec);
            }
            case RECONCILE -> {
                ReconcileSpec spec = SpecReader.readReconcile(arguments.spec(), document);
                yield new ReconcileJob(context("reconcile " + spec.subject(), spec.lake(), arguments, checkpoint))
                        .run(spec);
            }
        };
        report.entries().forEach(entry -> LOG.info("{}: {}", entry.dataset(), entry.outcome()));
        report.notes().forEach(LOG::warn);
        return report;
    }

    private static JobReport ingest(IngestSpec spec, JobArguments arguments, Checkpoint checkpoint) {
        JobContext context = context("ingest " + spec.store(), spec.lakes(), arguments, checkpoint);
        return new IngestJob(
                        context,
                        arguments.release().map(Release::parse),
                        metrics(arguments),
                        catalog(arguments),
                        new WriteLocks(locks(arguments)),
                        tags(arguments, context, spec.lake()))
                .run(spec);
    }

    /** Nobody governs a lake on this machine. */
    private static Optional<TagCatalog> tags(JobArguments arguments, JobContext context, LakeSpec lake) {
        return arguments.catalog() == JobArguments.CatalogType.GLUE
                ? Optional.of(new LakeFormationTags(context.spark(), lake.catalog()))
                : Optional.empty();
    }

    private static LeaseLocks locks(JobArguments arguments) {
        return new LeaseLocks(LeaseStores.open(arguments.locks(), arguments.locksRole()));
    }

    private static JobContext context(String name, LakeSpec lake, JobArguments arguments, Checkpoint checkpoint) {
        return context(name, List.of(lake), arguments, checkpoint);
    }

    private static JobContext context(
            String name, List<LakeSpec> lakes, JobArguments arguments, Checkpoint checkpoint) {
        SecretStore secrets = arguments.secrets().equals(JobArguments.AWS)
                ? new AwsSecrets()
                : new FileSecrets(arguments.secrets(), Locations.read(arguments.secrets(), new Configuration()));
        return new JobContext(
                SparkSessions.open(name, lakes, arguments.catalog()), Clock.systemUTC(), checkpoint, secrets);
    }
}
