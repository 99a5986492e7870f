package io.datasurface.awsbatch.delivery;

import io.datasurface.awsbatch.chunk.ChunkContent;
import io.datasurface.awsbatch.foundation.FoundationNames;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code OPERATIONS.md}: what the people who run the instance do when something is to be loaded anew, to rest, to be tried again or to be
 * replaced. Its commands name what is rendered, and hold nothing of the model but names as AWS takes them.
 */
final class OperationsBook {
    private final Instance instance;
    private final FoundationNames names;
    private final ReplicationChapters replication;
    private final RunChapters runs;
    private final PullChapter pulls;
    private final RawChapter raw;
    private final CrawlChapter crawls;
    private final SourceChapter sources;
    private final DocumentChapter documents;
    private final ShareChapter shares;
    private final LoadChapter loads;
    private final CopyChapter copies;
    private final EntitlementChapter entitlements;
    private final MaskingChapter masking;
    private final boolean hasRules;

    OperationsBook(Instance instance, PlatformRenderRequest request) {
        this.instance = instance;
        this.names = new FoundationNames(instance);
        this.replication = new ReplicationChapters(instance, request.model());
        this.runs = new RunChapters(instance);
        this.pulls = new PullChapter(instance, request.model());
        this.raw = new RawChapter(instance, request.model());
        this.crawls = new CrawlChapter(instance, request);
        this.sources = new SourceChapter(instance, request.model());
        this.documents = new DocumentChapter(instance, request.model());
        this.shares = new ShareChapter(instance, request.model());
        this.loads = new LoadChapter(instance, request);
        this.copies = new CopyChapter(instance, request.model());
        this.entitlements = new EntitlementChapter(instance, request.model());
        this.masking = new MaskingChapter(instance);
        this.hasRules = new ChunkContent(request.model().graph().nodes())
                .stores().keySet().stream()
                        .flatMap(store -> request.model().ecosystem().datastore(store).stream())
                        .anyMatch(entry -> entry.datastore().datasets().values().stream()
                                .anyMatch(dataset -> !dataset.qualityRules().isEmpty()));
    }

    String text() {
        List<String> chapters = new ArrayList<>(
                List.of(head(), reload(), pause(), runs.again(), runs.hanging(), replication.alarms(), ways()));
        raw.text().ifPresent(chapters::add);
        crawls.text().ifPresent(chapters::add);
        sources.text().ifPresent(chapters::add);
        documents.text().forEach(chapters::add);
        masking.text().ifPresent(chapters::add);
        shares.text().ifPresent(chapters::add);
        pulls.text().ifPresent(chapters::add);
        loads.text().ifPresent(chapters::add);
        copies.text().ifPresent(chapters::add);
        entitlements.text().ifPresent(chapters::add);
        new FormatChapter(instance).text().ifPresent(chapters::add);
        chapters.addAll(List.of(
                compare(), judged(), cell(), keys(), new RoleChapter(instance).text(), jobs(), catalog(), gone()));
        return String.join("\n", chapters);
    }

    private String head() {
        return """
                # Running %1$s

                Commands are for account %2$s and region %3$s, and for a shell whose AWS command line is set up for them:

                ```sh
                export AWS_REGION=%3$s
                aws sts get-caller-identity --query Account --output text
                ```

                | What | Name |
                |---|---|
                | group of all schedules | `%4$s` |
                %5$s |
                | topic of failures | `%6$s` |
                | queue of what schedules could not start | `%7$s` |
                | documents, jobs and results of queries | bucket `%8$s` |

                What is changed by hand and not in the model, Terraform takes back when the root module is applied next.
                """.formatted(
                        names.title(),
                        instance.account(),
                        instance.region(),
                        instance.scheduleGroup(),
                        runs.row(),
                        instance.failureTopic(),
                        instance.deadLetterQueue(),
                        instance.controlBucket());
    }

    private String reload() {
        return """
                ## Load a table anew

                Do not use the reload of DMS: it writes files of the same names again, and what was ingested of them before would count as
                done. Raise the hint `loadEpoch` of the datastore by one in the model and render: its tables are all loaded anew, into a
                folder of their own, while consumers keep what they have until the load is through. The render is refused at first
                and says which `--allow` it needs, because this reads the whole source once more.
                """;
    }

    private String pause() {
        return """
                ## Let a datastore rest

                %s%s
                To let all work rest, switch the schedules off; apply the chunks to switch them on again:

                ```sh
                for NAME in $(aws scheduler list-schedules --group-name %s --state ENABLED --query 'Schedules[].Name' --output text); do
                  aws scheduler get-schedule --group-name %s --name "$NAME" --output json \\
                    | jq 'del(.Arn, .CreationDate, .LastModificationDate) | .State = "DISABLED"' \\
                    | aws scheduler update-schedule --cli-input-json file:///dev/stdin
                done
                ```
                """.formatted(runs.rest(), replication.rest(), instance.scheduleGroup(), instance.scheduleGroup());
    }

    private static String ways() {
        return """
                ## Change between replication tasks and DMS Serverless

                Both begin with a full load, and neither goes on where the other was. Set `dms.replications` for the datastore and raise its
                hint `loadEpoch` in the same change, and render with the allowances that the refusal names. Consumers keep what they have until
                the load is through. The way back is the same.
                """;
    }

    private String compare() {
        Optional<Reconciliation> compared = Reconciliation.of(instance);
        if (compared.isEmpty()) {
            return """
                    ## Compare the lake with sources and targets

                    Nothing is compared: the parameter `reconcile.interval` is not set.
                    """;
        }
        return """
                ## Compare the lake with sources and targets

                %1$s does it %2$s a day at most, and fails if more than %3$s rows of a table differ. Of each comparison there is a
                report with counts, checksums and keys of rows that differ, for some days:

                ```sh
                aws s3 ls --recursive "s3://%4$s/%5$s/" | grep report.json | sort | tail
                aws s3 cp "s3://%4$s/$KEY" - | jq '.tables[] | select(.drift > 0)'
                ```

                A target that differs was changed by somebody else: drop its row in `_ds_exports`, and the next export builds the table
                anew. A source that differs twice in a row has rows that were never captured, or changed without a trace in its
                log: load the table anew, as above.
                """.formatted(
                        runs.who(Purpose.RECONCILE),
                        compared.get().aDay() == 1 ? "once" : compared.get().aDay() + " times",
                        Long.toString(compared.get().tolerance()),
                        instance.controlBucket(),
                        Reconciliation.REPORTS);
    }

    private String judged() {
        if (!hasRules) {
            return """
                    ## When data breaks rules

                    No dataset of the instance has rules (`qualityRules`).
                    """;
        }
        return """
                ## When data breaks rules

                The alarms `quality-...` tell it by class and zone. What each rule found in each batch stands in the lake beside the tables of the
                datastore, in a table `<datastore>__ds_quality...`, and rows that went aside in `<datastore>__ds_quarantine...`, until somebody deletes
                them: that is data of the datasets. The document of the datastore names the two; with these names in Athena:

                ```sh
                aws s3 cp "s3://%3$s/specs/ingest/crm.json" - | jq '.quality | .resultTable, .quarantineTable'
                ```

                ```sql
                SELECT * FROM "%1$s"."<resultTable>" WHERE NOT passed ORDER BY checked_at DESC LIMIT 50;
                SELECT * FROM "%1$s"."<quarantineTable>" ORDER BY checked_at DESC LIMIT 50;
                ```

                A batch that breaks a rule of `BLOCK` is not published: consumers keep what they have, and the run fails until one of these is done.
                The result has the snapshot of the table with the batch in it:

                ```sql
                SELECT * FROM "%1$s"."crm__customers" FOR VERSION AS OF 1234567890 WHERE email IS NULL;
                ```

                * **Mend the data** at the source. The next run takes the change that mends it with the batch.
                * **Mend the rule** in the model, or make it `WARN`; render and apply.
                * **Release the batch**, once somebody has looked at it, with its dataset and number:

                ```sh
                aws glue start-job-run --job-name %2$s --arguments '{"--ds-spec": "s3://%3$s/specs/ingest/crm.json", "--ds-release": "customers:17"}'
                ```

                A rule about age (`MaxAgeCheck`) is judged in each run, also if no data comes: then the alarm goes on, the newest batch in the results is no longer
                `passed`, and `checked_at` says since when. Nothing is kept back and nothing is to be released: find out why the source is quiet, by its task,
                its transformer or the log of the last run.

                A row in quarantine comes back by itself with its next good change. One that was right, after the rule is mended, comes with the next full
                load, or when the source writes it again.
                """.formatted(instance.database(), instance.glueJob(Purpose.INGEST), instance.controlBucket());
    }

    private String cell() {
        return """
                ## Move a datastore to another cell

                A cell is an account, and no replication task goes from one account to another: the datastore is loaded anew in its
                new cell. Acknowledge what is applied, change the cell in the model, raise the hint `loadEpoch` of the datastore in the
                same change, and render with the allowances that the refusal names. Apply the root modules in the order of
                `apply-order.json`: the new task reads the source from the beginning, and consumers keep what they have until that is through.
                """;
    }

    private String keys() {
        String key = instance.givenKey().orElseGet(() -> instance.keyAlias());
        return """
                ## Rotate keys and passwords

                The key of all data rotates by itself once a year%s; what was encrypted before stays readable. At once:

                ```sh
                KEY=$(aws kms describe-key --key-id %s --query KeyMetadata.KeyId --output text)
                aws kms rotate-key-on-demand --key-id "$KEY"
                ```

                Another key instead of this one (`kmsKey`) makes every replication task anew, and the render is refused until that is
                allowed.

                A new password of a database goes into its secret, and Terraform never sees it. DMS asks for it when the task connects
                next, so let the task rest and go on as above:

                ```sh
                aws secretsmanager put-secret-value --secret-id "$SECRET" --secret-string file://secret.json
                ```

                Secrets are in folders of governance zones, as `%s<zone>/<credential>`. A datastore that moves to another zone stays in the folder
                that it has, with its secret, its files and its tables, by an entry of `zones.folders`; the render says which.
                """.formatted(
                        instance.givenKey().isPresent() ? ", if whoever gave it has it so" : "",
                        key,
                        instance.secrets().prefix().replaceAll("[`\\s]", " "));
    }

    private String jobs() {
        return """
                ## Ship a new version of the jobs while loads run

                Each version has a folder of its own in the bucket, and a run holds on to the version that it began with. Set the parameter
                `jobVersion` to the new one and render. Then, before the foundation is applied, put the files where this render has them:

                ```sh
                datasurface aws upload --rendered . --send datasurface-jobs.jar GlueApp.scala%4$s
                ```

                That takes `datasurface-aws.jar` beside the tool, goes on where it was ended, and never puts a file in the place of another.
                The same by hand:

                ```sh
                VERSION=1.2.3
                aws s3 cp datasurface-jobs.jar "s3://%1$s/code/$VERSION/datasurface-jobs.jar"
                aws s3 cp GlueApp.scala "s3://%1$s/code/$VERSION/GlueApp.scala"
                %3$s```

                Now apply the foundation: the jobs (`%2$s` and the others) point to the
                new files, and runs that begin from then on use them. Keep the old folder until no run of it is left:

                ```sh
                aws glue get-job-runs --job-name %2$s --query "JobRuns[?JobRunState=='RUNNING'].[Id,StartedOn]" --output text
                ```

                The way back is the old number in `jobVersion`.
                """.formatted(
                        instance.controlBucket(),
                        instance.glueJob(Purpose.INGEST),
                        instance.locksInStateTable()
                                ? "aws s3 cp datasurface-aws.jar \"s3://%s/code/$VERSION/datasurface-aws.jar\"\n"
                                        .formatted(instance.controlBucket())
                                : "",
                        instance.locksInStateTable() ? " datasurface-aws.jar" : "");
    }

    private String catalog() {
        return """
                ## Look at the catalog

                `datasurface aws catalog --rendered <this folder> --region %s` tells what in the catalog of account %s is not as the documents
                here say: tables that are missing or that no document has, other columns, other places. It needs `datasurface-aws.jar` beside the
                tool and changes nothing; with `--make` it makes the missing tables, so that grants and views can be made before the first load.
                """.formatted(instance.region(), instance.home().account());
    }

    private static String gone() {
        return """
                ## When a datastore leaves the model

                The render is refused until the end of its replication is allowed. Its tables in the lake are not Terraform's and stay until
                somebody drops them.
                """;
    }
}
