package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.work.Consumers;
import io.datasurface.awsbatch.work.ExportWork;
import io.datasurface.graph.ExportNode;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.container.RedshiftDatabase;
import io.datasurface.spi.PlatformModel;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the operations book says of Redshift, which copies what is exported into it, if anything is. */
final class CopyChapter {
    private final Instance instance;
    private final PlatformModel model;

    CopyChapter(Instance instance, PlatformModel model) {
        this.instance = instance;
        this.model = model;
    }

    Optional<String> text() {
        String policies = model.graph().nodes().stream()
                .filter(ExportNode.class::isInstance)
                .map(ExportNode.class::cast)
                .filter(node -> Consumers.container(model, node) instanceof RedshiftDatabase)
                .collect(Collectors.toMap(
                        ExportNode::container,
                        node -> Consumers.container(model, node),
                        (one, same) -> one,
                        TreeMap::new))
                .entrySet()
                .stream()
                .map(entry -> policy(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining());
        return policies.isEmpty() ? Optional.empty() : Optional.of(chapter(policies));
    }

    /** What the role of one of them needs: it sees nothing that is written for others. */
    private String policy(DataContainer container, String identity) {
        String key = instance.givenKey().map(arn -> """
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "%s"}""".formatted(arn)).orElseGet(() ->
                """
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "%s",
                         "Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "%s"}}}""".formatted(instance.arns().regional("kms", "key/*"), instance.keyAlias()));
        return """

                Below `s3://%1$s/%2$s/`:

                ```json
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:GetBucketLocation", "Resource": "%3$s"},
                  {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "%3$s",
                   "Condition": {"StringLike": {"s3:prefix": "%2$s/*"}}},
                  {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "%3$s/%2$s/*"},
                  %4$s]}
                ```
                """.formatted(
                        instance.controlBucket(),
                        instance.folders().copies(container, identity),
                        instance.arns().bucket(instance.controlBucket()),
                        key.replace("\n", "\n  "));
    }

    private static String chapter(String policies) {
        return """
                ## Databases of Redshift

                The export job writes rows into files, below a folder for each container, and Redshift copies them: with the role that `%1$s` names for the
                container, or with the default role of its cluster or namespace. Whoever owns that attaches a role of this account that it may assume, with this
                policy:
                %2$s
                * **A copy fails**: the log of the run has the error of Redshift, which mostly says only that a load failed. A superuser, or the user of the
                  export, finds row, column and reason: `SELECT * FROM sys_load_error_detail ORDER BY start_time DESC LIMIT 10`. Consumers see what they saw before.
                * **The session is gone** after a long time of writing files: Redshift ended it because it was idle. `ALTER USER <user> SESSION TIMEOUT 86400`.
                * **Error 1023**, or a view or table that another transaction holds: the next run goes on. Find who holds it:
                  `SELECT * FROM svv_transactions WHERE granted ORDER BY txn_start`.
                * **Another run waits**: runs into one database come one after the other. The one that holds `datasurface._ds_lock` is at work, or is a session whose
                  end Redshift has not seen; `svv_transactions` has its `pid`, and `SELECT pg_terminate_backend(<pid>)` ends it.
                """.formatted(ExportWork.COPY_ROLES, policies);
    }
}
