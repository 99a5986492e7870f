package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.load.OffPeakLoads;
import io.datasurface.awsbatch.spec.IngestTable;
import io.datasurface.awsbatch.spec.LakeTarget;
import io.datasurface.awsbatch.spec.StateTable;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What jobs of a purpose do with the tables of the lake, in its bucket and in its catalog.
 *
 * <table>
 * <caption>What the jobs' code does</caption>
 * <tr><th>Purpose</th><th>Files of tables</th><th>Catalog</th></tr>
 * <tr><td>ingest</td><td>writes, and removes what a commit that failed has left</td><td>makes and changes tables</td></tr>
 * <tr><td>export</td><td>reads; of metadata it writes tags, which pin and remember snapshots; its own book of views</td>
 * <td>changes tables, for the tags; makes, changes and drops views</td></tr>
 * <tr><td>transform</td><td>reads; tags, which pin snapshots</td><td>changes tables, for the tags</td></tr>
 * <tr><td>maintain</td><td>writes and removes</td><td>changes tables</td></tr>
 * <tr><td>reconcile</td><td>reads</td><td>reads</td></tr>
 * </table>
 *
 * <p>No job drops a table, but for upkeep those of which parameters ask for another version. Whoever commits to a table, be it a tag, writes its metadata anew and removes that of long before, as well as its own if
 * another commit was first; so who may tag may remove files of metadata, but no rows.
 */
final class LakeRights {
    private static final String UPDATE = "glue:UpdateTable";
    /** So many names find place in a policy beside what else is in it. */
    private static final int MOST_FORMER = 20;

    private final Foundation foundation;
    private final Instance instance;
    private final Purpose purpose;

    private static final List<String> ALL = List.of("ALTER", "DELETE", "DESCRIBE", "DROP", "INSERT", "SELECT");

    LakeRights(Foundation foundation, Purpose purpose) {
        this.foundation = foundation;
        this.instance = foundation.instance();
        this.purpose = purpose;
    }

    /** Returns whether it makes the views of consumers: exports do, of whom there is none in other cells. */
    boolean makesViews() {
        return purpose == Purpose.EXPORT
                && !foundation.facts().managedContainers().isEmpty();
    }

    /** Returns what it does with files in the bucket of the lake. */
    List<IamStatement> files() {
        String bucket = instance.icebergBucket();
        TfString tables = foundation.objects(bucket, foundation.lakeFolder());
        List<IamStatement> statements = new ArrayList<>();
        if (writesRows()) {
            statements.add(IamStatement.allow("ReadAndWriteTables")
                    .actions(JobRole.WRITE)
                    .resources(tables));
            return statements;
        }
        statements.add(IamStatement.allow("ReadTables").actions("s3:GetObject").resources(tables));
        if (purpose.changesTables()) {
            statements.add(IamStatement.allow("TagSnapshots")
                    .actions(
                            "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject")
                    .resources(foundation.objects(bucket, foundation.inLake("*/metadata"))));
        }
        if (makesViews()) {
            statements.add(IamStatement.allow("KeepBookOfViews")
                    .actions(JobRole.WRITE)
                    .resources(foundation.objects(bucket, foundation.inLake(LakeTarget.BOOK))));
        }
        if (purpose == Purpose.EXPORT && !foundation.facts().loads().isEmpty()) {
            statements.add(IamStatement.allow("WriteFilesToLoad")
                    .actions(JobRole.WRITE)
                    .resources(foundation.objects(bucket, new OffPeakLoads(instance).prefix())));
        }
        return statements;
    }

    private boolean writesRows() {
        return purpose == Purpose.INGEST || purpose == Purpose.MAINTAIN;
    }

    /** Returns what it does with the catalog. */
    List<IamStatement> catalog() {
        List<IamStatement> statements = new ArrayList<>();
        statements.add(
                IamStatement.allow("FindTables").actions(CatalogTopic.READ).resources(arns(tables("*"))));
        if (purpose == Purpose.INGEST) {
            statements.add(IamStatement.allow("MakeTables")
                    .actions("glue:CreateTable", UPDATE)
                    .resources(arns(tables("*"))));
        } else if (purpose.changesTables()) {
            statements.add(IamStatement.allow("ChangeTables").actions(UPDATE).resources(arns(tables("*"))));
        }
        if (dropsTables()) {
            List<String> former = formerTables();
            statements.add(IamStatement.allow("DropFormerVersions")
                    .actions("glue:DeleteTable")
                    .resources(arns(
                            tables(former.size() > MOST_FORMER ? new String[] {"*"} : former.toArray(String[]::new)))));
        }
        if (makesViews()) {
            statements.add(IamStatement.allow("MakeBookOfViews")
                    .actions("glue:CreateTable")
                    .resources(arns(tables(LakeTarget.BOOK))));
            statements.add(IamStatement.allow("MakeViews")
                    .actions(CatalogTopic.READ)
                    .actions("glue:CreateTable", "glue:DeleteTable", UPDATE)
                    .resources(arns(CatalogTopic.viewArns(foundation))));
        }
        if (instance.usesLakeFormation()) {
            statements.add(IamStatement.allow("GetDataAccess")
                    .actions("lakeformation:GetDataAccess")
                    .allResources());
            if (tagsTables()) {
                statements.add(IamStatement.allow("TagTables")
                        .actions("lakeformation:AddLFTagsToResource")
                        .allResources());
            }
        }
        return statements;
    }

    /** Upkeep drops tables of which parameters ask for another version, and no others. */
    private boolean dropsTables() {
        return purpose == Purpose.MAINTAIN && !formerTables().isEmpty();
    }

    private List<String> formerTables() {
        return instance.lake().former().stream()
                .flatMap(table -> Stream.of(table, IngestTable.historyOf(table)))
                .toList();
    }

    private List<TfString> tables(String... names) {
        List<TfString> arns = new ArrayList<>(
                List.of(foundation.arn("glue", "catalog"), foundation.arn("glue", "database/" + instance.database())));
        for (String name : names) {
            arns.add(foundation.arn("glue", "table/" + instance.database() + "/" + name));
        }
        return arns;
    }

    private static TfString[] arns(List<TfString> arns) {
        return arns.toArray(TfString[]::new);
    }

    /** Returns the use of leases, if it takes any. */
    List<IamStatement> leases(TfString table) {
        return JobDefinition.takesLeases(instance, purpose)
                ? List.of(IamStatement.allow("KeepLeases")
                        .actions("dynamodb:GetItem", "dynamodb:PutItem")
                        .resources(table)
                        .condition("ForAllValues:StringLike", "dynamodb:LeadingKeys", Tf.text(StateTable.LEASES + "*")))
                : List.of();
    }

    /**
     * Returns whether it gives tables their tags. Lake Formation lets do that who has made a table, which may be upkeep, an operator or a role of
     * before, or who has all rights on it and may grant them, which IAM lets no job do.
     */
    boolean tagsTables() {
        return purpose == Purpose.INGEST;
    }

    /** What Lake Formation has to let it grant, so that it may tag tables. */
    List<String> grantable() {
        return tagsTables() ? ALL : List.of();
    }

    /** What Lake Formation has to grant on databases. */
    List<String> onDatabases() {
        return purpose == Purpose.INGEST || makesViews() ? List.of("CREATE_TABLE", "DESCRIBE") : List.of("DESCRIBE");
    }

    /** What Lake Formation has to grant on tables. Files are read and written by the role itself, so {@code INSERT} says what it is for. */
    List<String> onTables() {
        return switch (purpose) {
            case INGEST -> ALL;
            case MAINTAIN -> dropsTables() ? ALL : List.of("ALTER", "DELETE", "DESCRIBE", "INSERT", "SELECT");
            case EXPORT ->
                makesViews() ? List.of("ALTER", "DESCRIBE", "DROP", "SELECT") : List.of("ALTER", "DESCRIBE", "SELECT");
            case TRANSFORM -> List.of("ALTER", "DESCRIBE", "SELECT");
            case RECONCILE -> List.of("DESCRIBE", "SELECT");
        };
    }

    /** Returns whether Lake Formation has to let it name places in the bucket: an entry of the catalog that is changed names one. */
    boolean namesLocations() {
        return purpose.changesTables();
    }
}
