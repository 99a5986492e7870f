package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What jobs of a purpose do with the staging bucket and the control bucket of their cell.
 *
 * <table>
 * <caption>What the jobs' code does</caption>
 * <tr><th>Purpose</th><th>Staging bucket</th><th>Control bucket, besides code, its documents and a folder for a while</th></tr>
 * <tr><td>ingest</td><td>reads what was captured, dropped and transformed; writes what is bad into quarantine</td>
 * <td>for a while what it reads with SQL and of other lakes</td></tr>
 * <tr><td>export</td><td>nothing</td><td>for a while files that databases copy; what Athena answers when views are made</td></tr>
 * <tr><td>transform</td><td>writes batches</td><td>nothing</td></tr>
 * <tr><td>maintain</td><td>looks whether files are there that old batches were made of; removes those that were ingested long ago</td>
 * <td>looks for those that ingestion keeps for a while</td></tr>
 * <tr><td>reconcile</td><td>nothing</td><td>reports</td></tr>
 * </table>
 */
final class JobStorage {
    /** What a file system puts beside a folder that it makes, if it is not one that needs none. */
    private static final String FOLDER_MARKER = "*_$folder$";

    private static final String[] ADD = {"s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"};

    private final Foundation foundation;
    private final Instance instance;
    private final Purpose purpose;
    private final String staging;
    private final String control;

    JobStorage(Foundation foundation, Purpose purpose) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.purpose = purpose;
        this.staging = instance.stagingBucket();
        this.control = instance.controlBucket();
    }

    /** Returns the statements; those of the lake's bucket are others. */
    List<IamStatement> statements() {
        List<IamStatement> statements = new ArrayList<>();
        statements.add(find());
        statements.add(IamStatement.allow("ReadCodeAndSpecs")
                .actions("s3:GetObject")
                .resources(
                        foundation.objects(control, "code"), foundation.objects(control, "specs/" + purpose.label())));
        statements.add(
                IamStatement.allow("KeepFilesForAWhile").actions(JobRole.WRITE).resources(forAWhile()));
        switch (purpose) {
            case INGEST -> addIngest(statements);
            case TRANSFORM -> addTransform(statements);
            case MAINTAIN -> addMaintain(statements);
            case EXPORT, RECONCILE -> {
                // Nothing of the staging bucket.
            }
        }
        return statements;
    }

    private boolean usesStaging() {
        return switch (purpose) {
            case INGEST, TRANSFORM, MAINTAIN -> true;
            case EXPORT, RECONCILE -> false;
        };
    }

    private IamStatement find() {
        List<TfString> buckets = new ArrayList<>(List.of(foundation.bucket(control)));
        if (usesStaging()) {
            buckets.add(foundation.bucket(staging));
        }
        // Other cells find the lake with a role of the home cell.
        if (instance.cell().home()) {
            buckets.add(foundation.bucket(instance.icebergBucket()));
        }
        return IamStatement.allow("FindBuckets").actions(JobRole.FIND).resources(buckets.toArray(TfString[]::new));
    }

    /** Patterns without a slash, because file systems look for the folder itself, too. */
    private TfString[] forAWhile() {
        Stream<String> own = Stream.of(instance.folders().temporary(purpose));
        Stream<String> more = switch (purpose) {
            case INGEST -> Stream.of(Folders.PULLS, Folders.TAKEN);
            case EXPORT -> Stream.of(Folders.COPIES);
            case RECONCILE -> Stream.of(Reconciliation.REPORTS);
            case TRANSFORM, MAINTAIN -> Stream.of();
        };
        return Stream.concat(own, more)
                .map(folder -> Tf.text(foundation.arns().bucket(control + "/" + folder + "*")))
                .toArray(TfString[]::new);
    }

    private void addIngest(List<IamStatement> statements) {
        statements.add(IamStatement.allow("ReadStaging")
                .actions("s3:GetObject")
                .resources(captured().toArray(TfString[]::new)));
        if (foundation.facts().hasQuarantine()) {
            statements.add(IamStatement.allow("KeepQuarantine")
                    .actions(ADD)
                    .resources(inStaging("*/" + Folders.QUARANTINE + "/*")));
        }
    }

    private List<TfString> captured() {
        List<TfString> folders = new ArrayList<>(List.of(foundation.objects(staging, foundation.stagingFolder())));
        if (foundation.facts().takesFiles()) {
            folders.add(foundation.objects(staging, foundation.text("drops.prefix")));
        }
        return folders;
    }

    /** Spark moves the files of a batch when they are whole. */
    private void addTransform(List<IamStatement> statements) {
        statements.add(IamStatement.allow("LandBatches")
                .actions(JobRole.WRITE)
                .resources(inStaging("*/" + Folders.LANDING + "/*")));
        statements.add(IamStatement.allow("FindBatches")
                .actions("s3:GetObject")
                .resources(inStaging("*/" + Folders.LANDING), inStaging(FOLDER_MARKER)));
        statements.add(IamStatement.allow("MarkFolders").actions("s3:PutObject").resources(inStaging(FOLDER_MARKER)));
    }

    /**
     * S3 says whether an object is there only to who may read it, and removes one on a condition only for who may: the user guide of S3, on
     * conditional deletes.
     */
    private void addMaintain(List<IamStatement> statements) {
        List<TfString> files = captured();
        Stream.of(Folders.PULLS, Folders.TAKEN)
                .map(folder -> Tf.text(foundation.arns().bucket(control + "/" + folder + "*")))
                .forEach(files::add);
        statements.add(IamStatement.allow("LookAtIngestedFiles")
                .actions("s3:GetObject")
                .resources(files.toArray(TfString[]::new)));
        List<String> raw = List.copyOf(foundation.facts().rawFolders());
        if (!raw.isEmpty()) {
            // Only as it was ingested: what was written again since then is another file.
            statements.add(IamStatement.allow("RemoveIngestedFiles")
                    .actions("s3:DeleteObject")
                    .resources(raw.stream()
                            .map(folder -> foundation.objects(staging, folder))
                            .toArray(TfString[]::new))
                    .condition("Null", "s3:if-match", Tf.text("false")));
        }
    }

    private TfString inStaging(String pattern) {
        String folder = foundation.stagingFolder();
        return Tf.text(foundation.arns().bucket(staging + "/" + (folder.isEmpty() ? "" : folder + "/") + pattern));
    }
}
