package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.work.JdbcEngines;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.work.TableSchemas;
import io.datasurface.model.Dataset;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.schema.ArrayType;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.Schema;
import java.util.Optional;

/** What the ingest job cannot read with SQL. */
final class PullRules {
    private final ProblemCollector problems;
    private final SecretRules secrets;

    PullRules(Instance instance, ProblemCollector problems) {
        this.problems = problems;
        this.secrets = new SecretRules(instance, problems);
    }

    /** Checks the capture; returns whether nothing was found. */
    boolean capture(EcosystemIndex.DatastoreEntry entry, SQLIngestion capture) {
        ObjectPath path = entry.path().child("capture");
        boolean clean = true;
        Optional<DataContainer> container = capture.dataContainer();
        if (container.flatMap(JdbcEngines::of).isEmpty()) {
            problems.error(
                    "aws-source",
                    path,
                    "The ingest job reads snapshots and watermarks from a %s, and datastore %s has none as dataContainer; "
                            + "use CDCCaptureIngestion for other databases",
                    JdbcEngines.NAMES,
                    entry.datastore().name());
            clean = false;
        }
        if (capture.credential().isEmpty()) {
            problems.error(
                    "aws-credential",
                    path,
                    "The capture names no credential; name the secret that the ingest job connects with");
            clean = false;
        }
        capture.credential().ifPresent(credential -> secrets.lintSource(path.child("credential"), entry, credential));
        if (capture.stepTrigger().isPresent() && capture.stepTrigger().get() instanceof CronTrigger cron) {
            try {
                CronSchedule.fields(cron);
            } catch (IllegalArgumentException e) {
                problems.error("aws-cron", path.child("stepTrigger"), "%s", String.valueOf(e.getMessage()));
            }
        }
        return clean;
    }

    /** Checks a dataset whose columns the lake can hold; returns whether nothing was found. */
    boolean dataset(ObjectPath path, Dataset dataset, SQLIngestion capture) {
        ObjectPath place = path.child("originalSchema");
        Schema schema = dataset.originalSchema().orElseThrow();
        boolean clean = true;
        boolean hasArrays = capture.dataContainer()
                .filter(PostgresDatabase.class::isInstance)
                .isPresent();
        for (DDLColumn column : schema.columns().values()) {
            if (BatchLinter.isNested(column.type()) && !(hasArrays && column.type() instanceof ArrayType)) {
                problems.error(
                        "aws-column-type",
                        place.child("columns", column.name()),
                        "The database delivers a column of type %s as text; declare it as String or Variant",
                        column.type());
                clean = false;
            } else if (TableSchemas.hasZoneInside(column)) {
                problems.error(
                        "aws-column-type",
                        place.child("columns", column.name()),
                        "Times within a list are read in UTC, and the type is %s; let a view of the source make instants of them and declare"
                                + " Timestamp, or declare it as Variant",
                        column.type());
                clean = false;
            }
        }
        Optional<String> watermark = StoreWork.watermark(capture);
        if (watermark.isEmpty()) {
            return clean;
        }
        if (schema.primaryKeyColumns().isEmpty()) {
            problems.error(
                    "aws-no-key",
                    place,
                    "What a watermark finds are changes of rows, and the dataset has no primary key; name the columns that identify a row, "
                            + "or use SQLSnapshotIngestion");
            clean = false;
        }
        DDLColumn column = schema.columns().get(watermark.get());
        if (column == null || !TableSchemas.canBeWatermark(column)) {
            problems.error(
                    "aws-watermark",
                    place,
                    "The watermark of the capture is %s, and the dataset has no such column that is an integer, a date or a timestamp; "
                            + "declare it, or use SQLSnapshotIngestion",
                    watermark.get());
            clean = false;
        }
        return clean;
    }
}
