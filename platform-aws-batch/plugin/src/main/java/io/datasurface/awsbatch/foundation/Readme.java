package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.fargate.PullNames;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Orchestration;
import io.datasurface.graph.chunk.ChunkPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code README.md} of a rendered instance: what is here and what to do with it, for the people who run it. */
final class Readme {
    private final Foundation foundation;
    private final Instance instance;
    private final ChunkPlan plan;

    Readme(Foundation foundation, ChunkPlan plan) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.plan = plan;
    }

    String text() {
        List<String> sections = new ArrayList<>();
        sections.add(overview());
        sections.add(new BeforeApply(foundation).text());
        sections.add(apply());
        if (!instance.cells().others().isEmpty()) {
            sections.add(cells());
        }
        sections.add(moves());
        sections.add(upload());
        sections.add(runs());
        sections.add(care());
        return String.join("\n", sections);
    }

    private String overview() {
        return """
                # %s

                DataSurface rendered this folder from the model. Change the model and render again; changes made here are lost.
                It is for account %s in %s.

                | What | Holds |
                |---|---|
                | `foundation/` | what the platform has once: key, buckets, roles, network, catalog, jobs, %s, alarms |
                %s| `chunks/` | %s root modules with the datastores, exports and transformers: replication, documents, schedules |
                | `apply-order.json` | in which order to apply the root modules |
                | `ci/` | a script that applies them in that order, and what the parameter `delivery.tools` asks for |
                | `OPERATIONS.md` | how to load anew, to let rest, to try again, to rotate keys, to ship jobs |
                | `quotas.json`, `QUOTAS.md` | what this needs of the quotas of the account, and what to ask AWS for |
                | `costs.json`, `COSTS.md` | what this is estimated to cost in a month, and what that assumes |
                | `.checkov.yaml` | which checks of Checkov do not fit here, and why |

                Each folder is a Terraform root module with a state of its own. Modules find each other's resources by name.
                """.formatted(
                        foundation.names().title(),
                        instance.account(),
                        instance.region(),
                        foundation.hasMachines() ? "state machines" : "roles of schedules",
                        foundation.facts().entitled().isEmpty()
                                ? ""
                                : "| `access/` | root modules with the roles, workgroups and grants of those who are entitled to workspaces |\n",
                        plan.chunks().size());
    }

    private String apply() {
        return """
                ## Apply

                Go through `apply-order.json` wave by wave; modules of one wave can be applied at the same time.

                ```sh
                terraform -chdir=foundation init
                terraform -chdir=foundation apply
                %sterraform -chdir=chunks/<id> init
                terraform -chdir=chunks/<id> apply
                ```

                `bash ci/terraform.sh apply` does that, one after the other, and stops at the first that fails; with a commit as
                second argument it leaves out what does not differ from that, and `DATASURFACE_PLAN_ROLE` names a role that only reads, for plans. With the parameter `delivery.tools` there is a workflow for
                GitHub that plans pull requests and applies the branch, and there are files for Atlantis and Terragrunt.

                A render that would destroy data or read a source anew is refused, with the reason and the `--allow` that it needs.
                """.formatted(
                        foundation.facts().entitled().isEmpty()
                                ? ""
                                : "terraform -chdir=access/<number> init\nterraform -chdir=access/<number> apply\n");
    }

    private String cells() {
        StringBuilder out = new StringBuilder("""
                ## Cells

                The platform has several accounts, because quotas are per account. The home cell owns the lake: bucket, catalog and what
                consumers use. The others replicate databases into staging buckets of their own and fill the lake with roles of the home
                cell, one per purpose, that only their jobs may assume. Each root module assumes the role of its own cell.

                | Cell | Account | Role of Terraform | VPC | Staging bucket | Roles in the home cell |
                |---|---|---|---|---|---|
                """);
        for (CellAccount cell : instance.cells().all()) {
            out.append(String.join(
                            " | ",
                            "| " + cell.label(),
                            cell.account(),
                            "`" + cell.role() + "`",
                            cell.vpc(),
                            "`" + cell.stagingBucket() + "`",
                            cell.home() ? "" : rolesAtHome(cell)))
                    .append(" |\n");
        }
        return out.append("""

                * What stands above about the role, the subnets and Secrets Manager is for each account: the secrets of a datastore are in that
                  of its cell. VPC endpoints for S3 and STS must let the cell reach the home account; `cells.routeTables` has the instance make a cell's own, which do.
                * The jobs' jar and script are uploaded into the control bucket of each cell.
                * A datastore stays in its cell. It changes it only if you bind it to another (`cells.affinity`), or take quotas or cells away
                  that it needs: then it is replicated and loaded anew in the other account, and its old root module removes what it had in
                  this one. A chunk that changes its cell as a whole begins a new state; destroy what the old one holds with the render before.
                """).toString();
    }

    private String rolesAtHome(CellAccount cell) {
        return instance.in(cell.name()).purposes().stream()
                .map(purpose -> "`" + instance.lakeRole(cell.name(), purpose) + "`")
                .collect(Collectors.joining(", "));
    }

    private String moves() {
        return """
                ## When something moves to another module

                After an apply, run `datasurface acknowledge` on the output folder (with `--applied` if it has been rendered again since). From
                then on a datastore or a transformer that moves to another chunk is handed over: `refactor.tf` of the new one
                imports its replication and schedules, that of the old one lets go of them, and nothing is loaded anew. Apply both, in the
                order of the file, before the next render is applied. A module that has only `refactor.tf` to apply is gone from the
                render after the next acknowledgement. Without acknowledgements Terraform would make anew what moves.

                Do not change a datastore's load epoch or kind of capture in the same render in which it moves: what is imported must be there.
                """;
    }

    private String upload() {
        return """
                ## Upload the jobs

                After the foundation and before the chunks, copy the jobs' jar and the script
                with which Glue enters it, both from the release of DataSurface that rendered this:

                ```sh
                aws s3 cp datasurface-jobs.jar s3://%1$s/%2$s
                aws s3 cp GlueApp.scala s3://%1$s/%3$s
                %4$s```

                or, with `datasurface-aws.jar` beside the tool, `datasurface aws upload --rendered . --send` and the files.

                A new version of the jobs has a folder of its own: set the parameter `jobVersion`, render, upload the files to where the new
                render has them, and apply. Runs that have begun end on the version that they began with.
                """.formatted(
                        instance.controlBucket(),
                        foundation.names().jarKey(),
                        foundation.names().scriptKey(),
                        locksJar());
    }

    private String locksJar() {
        return instance.locksInStateTable()
                ? "aws s3 cp datasurface-aws.jar s3://%s/%s\n"
                        .formatted(instance.controlBucket(), foundation.names().locksJarKey())
                : "";
    }

    /** Who runs the jobs. */
    private String runners() {
        long retries = foundation.number("glue.retries");
        return switch (Orchestration.of(instance)) {
            case STEP_FUNCTIONS -> """
                Schedules of the group `%s` start state machines, one per purpose, with the key of a document in the control bucket
                as input; a state machine runs a Glue job on it, tries again what may pass, and tells the topic `%s` of what did
                not. The ingest of a datastore waits, quietly, until DMS reports its full load as complete.

                """.formatted(instance.scheduleGroup(), instance.failureTopic());
            case GLUE_WORKFLOWS -> """
                Each datastore, transformer and export has a Glue workflow, with jobs of its own that run one script on one document each. A trigger starts it: by
                the clock, or when files were transferred; what a transformer writes is ingested by the next job of its workflow. Glue tries a failed job again
                up to %s times, and a rule tells the topic `%s` of each failure. Upkeep is started by schedules of the group `%s`.

                """.formatted(retries, instance.failureTopic(), instance.scheduleGroup());
            case SCHEDULES -> """
                Schedules of the group `%s` start Glue jobs, one per purpose, each with the location of a document in the control bucket. Nobody waits
                for a run to end: Glue tries a failed one again up to %s times, and a rule tells the topic `%s` of each failure. What one run
                makes ready for another is found by the next start of that one's schedule.

                """.formatted(instance.scheduleGroup(), retries, instance.failureTopic());
        };
    }

    private String runs() {
        StringBuilder out = new StringBuilder("## What runs\n\n").append(runners());
        if (foundation.hasServerless()) {
            out.append("""
                    Terraform makes serverless replications and changes them, but does not start them: the ingest of their datastores does, and resumes
                    one that has stopped for a quarter of an hour, because DMS gives up its place after 48 hours.

                    """);
        }
        if (instance.parameters().texts("notifications").isEmpty()) {
            out.append(
                    "Nobody is subscribed to that topic yet: set the parameter `notifications`, or subscribe to it.\n");
        } else {
            out.append("Everybody whose address is subscribed to the topic gets a mail and has to confirm it.\n");
        }
        if (!foundation.facts().droppedStores().isEmpty()) {
            out.append("\n").append(drops());
        }
        if (foundation.facts().pulls().areThere()) {
            out.append("\n").append(pulls());
        }
        if (!foundation.facts().managedContainers().isEmpty()) {
            out.append(
                    ReaderRole.readers(foundation).isEmpty()
                            ? "\nNobody is named in the parameter `readers`, so no role reads the whole lake. The views, each database with its Athena workgroup:\n\n"
                            : "\nConsumers assume the role `%s` and query in these Athena workgroups:\n\n"
                                    .formatted(foundation.text("glueDatabase.role")));
            for (String container : foundation.facts().managedContainers()) {
                item(
                        out,
                        "workgroup `%s`, views in the database `%s`",
                        instance.workgroup(container),
                        instance.viewDatabase(container));
            }
        }
        if (!foundation.facts().entitled().isEmpty()) {
            out.append(
                            "\nWho is entitled to a workspace assumes its role, and queries its tables in its workgroup:\n\n")
                    .append("| Role | Workgroup | Who may assume it |\n|---|---|---|\n");
            for (EntitledWorkspace workspace : foundation.facts().entitled()) {
                out.append("| ")
                        .append(String.join(
                                " | ",
                                "`" + instance.consumerRole(workspace.workspace()) + "`",
                                "`" + foundation.names().consumerWorkgroup(workspace) + "`",
                                "`" + String.join("`, `", workspace.principals()) + "`"))
                        .append(" |\n");
            }
            out.append(
                    "\nThose of other accounts need the right to assume it (`sts:AssumeRole`) there, too. A principal has to exist when it is applied.\n");
        }
        return out.toString();
    }

    private String drops() {
        return """
                Files that producers drop are copied by DataSync tasks into `%1$s/%2$s/<zone>/<datastore>`, hourly at most, and %8$s. The files stay there. Bad rows and files go to `%1$s/%3$s<zone>/<datastore>/%4$s` with their reasons and
                are removed with the staging files; of more than %5$s rows or %6$s files of a dataset the run fails.

                * A file that was bad is delivered again, under its name, as it should be; the next transfer brings it.
                * Agents are activated outside of Terraform (parameter `drops.agents`) and have to be online. What DataSync mounts with
                  a password (SMB) CloudFormation makes of a secret, so that it is in no state; other locations with one are made with the command line
                  (parameter `drops.locations`).
                * Producers write under another name and rename the file when it is whole, or DataSync may copy a half.
                * A bucket that files are copied from must let the role `%7$s` read, if it is of another account or has a key of its own.
                """.formatted(
                        instance.stagingBucket(),
                        foundation.text("drops.prefix"),
                        foundation.stagingFolder().isEmpty() ? "" : foundation.stagingFolder() + "/",
                        Folders.QUARANTINE,
                        foundation.number("drops.maxBadRows"),
                        foundation.number("drops.maxBadFiles"),
                        instance.transferRole(),
                        Orchestration.of(instance).followsEvents()
                                ? "each task that ends\nwell starts an ingestion"
                                : "their ingestion has a\nschedule of its own");
    }

    private String pulls() {
        return """
                Programs that pull run in containers on Fargate, in the cluster `%1$s`, before each ingestion of their datastore. A program gets
                these settings, and writes with its own role into its own folder, and nowhere else:

                | Setting | Holds |
                |---|---|
                | `DATASURFACE_STORE`, `DATASURFACE_DATASETS` | what to pull; datasets as a JSON array of their names |
                | `DATASURFACE_CONTENT` | what a file says: `SNAPSHOT` (one file per dataset and run, with all rows), `CHANGES` or `APPEND` |
                | `DATASURFACE_FOLDER` | where to write `<dataset>/<file>`, such as `s3://%2$s/%3$s/<zone>/<datastore>/2026-11-22T20-00-00.123Z` |
                | `DATASURFACE_RUN` | the last part of that; a second try of a run has the same, and writes the same files again |
                | `DATASURFACE_MARKER` | the name of an empty file to write into that folder when all is written |
                | `DATASURFACE_CREDENTIAL` | the text of the secret, if the capture names one |

                A run without marker is never ingested. The root of the container cannot be written to, `/tmp` can: an image whose user is not
                root declares it as a `VOLUME` that this user owns. Images of other accounts' registries need the leave of those accounts for
                the role `%4$s`, and all images a way out: NAT, or VPC endpoints of ECR, CloudWatch Logs and Secrets Manager.
                """.formatted(
                        new PullNames(instance).cluster(),
                        instance.stagingBucket(),
                        foundation.text("drops.prefix"),
                        new PullNames(instance).startRole());
    }

    private String care() {
        return """
                ## What is protected

                Terraform refuses to destroy the key, the buckets, the databases and the state table. Files in the staging bucket go %s
                days after they were written, whether or not they were ingested: an ingestion that fails for that long has to be loaded
                anew. %sRemoved files of the lake can be brought back for 14 days.

                The rules that report failed replication hear of all replication of the account and region.
                """.formatted(
                        foundation.number("retention.stagingDays"),
                        foundation.facts().rawFolders().isEmpty()
                                ? ""
                                : "Those of datastores with a `rawRetention` go sooner, but only what was\ningested. ");
    }

    static void item(StringBuilder out, String format, Object... values) {
        out.append("* ").append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
