package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.graph.ExportNode;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;

/** What the operations book says of Redshift, which copies what is exported into it, if anything is. */
final class CopyChapter {
    private final Instance instance;
    private final PlatformModel model;

    CopyChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.model = model;
    }

    Optional<String> text() {
        boolean copies = model.graph().nodes().stream()
                .filter(ExportNode.class::isInstance)
                .anyMatch(node -> Consumers.container(model, (ExportNode) node) instanceof RedshiftDatabase);
        return copies ? Optional.of(chapter()) : Optional.empty();
    }

    private String chapter() {
        String bucket = instance.arns().bucket(instance.controlBucket());
        String key = instance.givenKey().map(arn -> """
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "%s"}""".formatted(arn)).orElseGet(() ->
                """
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "%s",
                         "Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "%s"}}}""".formatted(instance.arns().regional("kms", "key/*"), instance.keyAlias()));
        return """
                ## Databases of Redshift

                The export job writes rows into files below `s3://%1$s/%2$s/`, and Redshift copies them: with the role that `%3$s` names for the
                container, or with the default role of its cluster or namespace. Whoever owns that attaches a role of this account that it may assume, with this
                policy:

                ```json
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:ListBucket"], "Resource": "%4$s"},
                  {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "%4$s/%2$s/*"},
                  %5$s]}
                ```

                * **A copy fails**: the log of the run has the error of Redshift, which mostly says only that a load failed. A superuser, or the user of the
                  export, finds row, column and reason: `SELECT * FROM sys_load_error_detail ORDER BY start_time DESC LIMIT 10`. Consumers see what they saw before.
                * **The session is gone** after a long time of writing files: Redshift ended it because it was idle. `ALTER USER <user> SESSION TIMEOUT 86400`.
                * **Error 1023**, or a view or table that another transaction holds: the next run goes on. Find who holds it:
                  `SELECT * FROM svv_transactions WHERE granted ORDER BY txn_start`.
                * **Another run waits**: runs into one database come one after the other. The one that holds `datasurface._ds_lock` is at work, or is a session whose
                  end Redshift has not seen; `svv_transactions` has its `pid`, and `SELECT pg_terminate_backend(<pid>)` ends it.
                """.formatted(
                instance.controlBucket(), Instance.COPIES, ExportWork.COPY_ROLES, bucket, key.replace("\n", "\n  "));
    }
}
