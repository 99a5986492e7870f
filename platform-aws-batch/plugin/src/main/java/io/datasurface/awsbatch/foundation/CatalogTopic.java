package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.util.ArrayList;
import java.util.List;

/** Databases of the Glue catalog, and an Athena workgroup for each container whose workspaces read the lake itself. */
final class CatalogTopic {
    /** What reading the catalog takes. */
    static final String[] READ = {
        "glue:GetDatabase",
        "glue:GetDatabases",
        "glue:GetPartition",
        "glue:GetPartitions",
        "glue:GetTable",
        "glue:GetTableVersion",
        "glue:GetTableVersions",
        "glue:GetTables"
    };

    private static final String TOPIC = "catalog";
    private static final String PERMISSION = "create_table_default_permission";
    /** Above this, policies name databases by what their names begin with, to stay within their size. */
    private static final int MOST_NAMED = 15;
    /** The same of the characters of all names. */
    private static final int MOST_CHARACTERS = 600;

    private final Foundation foundation;
    private final TfString key;

    private CatalogTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.key = key;
    }

    /** Adds the catalog and returns the databases, that of the tables first. */
    static List<TfResource> add(Foundation foundation, TfString key) {
        CatalogTopic topic = new CatalogTopic(foundation, key);
        Instance instance = foundation.instance();
        List<TfResource> databases = new ArrayList<>();
        databases.add(topic.database(
                "lake",
                instance.database(),
                "Iceberg tables of " + foundation.names().title(),
                instance.warehouse()));
        for (String container : foundation.facts().managedContainers()) {
            String label = TfLabel.of("views", container);
            String name = instance.viewDatabase(container);
            databases.add(topic.database(label, name, "Views for consumers of the lake", ""));
            topic.workgroup(
                    TfLabel.of(container),
                    foundation.instance().workgroup(container),
                    foundation.names().resultsFolder(container),
                    false);
        }
        return databases;
    }

    /** Adds the workgroup of those who are entitled to a workspace to a root module. */
    static void addWorkgroup(Foundation root, TfString key, EntitledWorkspace workspace) {
        new CatalogTopic(root, key)
                .workgroup(
                        ConsumerRole.label(workspace),
                        root.names().consumerWorkgroup(workspace),
                        root.names().consumerResults(workspace) + "/",
                        true);
    }

    /** Adds the database of tables of raw files. */
    static TfResource rawDatabase(Foundation foundation, TfString key, String name) {
        return new CatalogTopic(foundation, key)
                .database("raw", name, "Raw files of " + foundation.names().title(), "");
    }

    private TfResource database(String label, String name, String description, String location) {
        boolean governed = foundation.instance().usesLakeFormation();
        TfResource database = TfResource.of("aws_glue_catalog_database", label, it -> {
                    it.set("name", name).set("description", description);
                    if (!location.isEmpty()) {
                        it.set("location_uri", location);
                    }
                    it.block(PERMISSION, to -> {
                        if (!governed) {
                            to.set("permissions", Tf.texts("ALL"))
                                    .block(
                                            "principal",
                                            who -> who.set("data_lake_principal_identifier", "IAM_ALLOWED_PRINCIPALS"));
                        }
                    });
                })
                .preventDestroy();
        return foundation.module().add(TOPIC, governed ? leftToLakeFormation(database) : database);
    }

    /** Provider issue 27295: an empty block is not sent, and would be planned again and again. */
    private static TfResource leftToLakeFormation(TfResource database) {
        return database.ignoreChanges(PERMISSION)
                .comment(
                        "The empty block is to say that new tables have no permissions. Providers that do not send it leave them to the"
                                + " account's Lake Formation settings, which is why those have to be set first; see README.md.");
    }

    /**
     * Adds a workgroup.
     *
     * @param goes whether it goes with what was queried in it, without which AWS keeps it
     */
    private void workgroup(String label, String name, String results, boolean goes) {
        String location = Instance.location(foundation.instance().controlBucket(), results);
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_athena_workgroup",
                                label,
                                workgroup -> workgroup
                                        .set("name", name)
                                        .set(
                                                "description",
                                                "Queries on the lake of "
                                                        + foundation.names().title())
                                        .set("force_destroy", goes)
                                        .block(
                                                "configuration",
                                                it -> it.set("enforce_workgroup_configuration", true)
                                                        .set("publish_cloudwatch_metrics_enabled", true)
                                                        .block(
                                                                "result_configuration",
                                                                result -> result.set("output_location", location)
                                                                        .set(
                                                                                "expected_bucket_owner",
                                                                                foundation
                                                                                        .instance()
                                                                                        .account())
                                                                        .block(
                                                                                "encryption_configuration",
                                                                                with -> with.set(
                                                                                                "encryption_option",
                                                                                                "SSE_KMS")
                                                                                        .set("kms_key_arn", key))))));
    }

    /** Returns the ARNs of the catalog, of the instance's databases and of all tables in them. */
    static List<TfString> catalogArns(Foundation foundation) {
        List<String> databases = new ArrayList<>(viewDatabases(foundation));
        databases.add(foundation.instance().database());
        return arns(foundation, databases);
    }

    /** Returns the ARNs of the catalog, of the databases of views and of all views in them. */
    static List<TfString> viewArns(Foundation foundation) {
        return arns(foundation, viewDatabases(foundation));
    }

    private static List<String> viewDatabases(Foundation foundation) {
        return patterns(foundation.facts().managedContainers().stream()
                .map(foundation.instance()::viewDatabase)
                .toList());
    }

    private static List<TfString> arns(Foundation foundation, List<String> databases) {
        List<TfString> arns = new ArrayList<>(List.of(foundation.arn("glue", "catalog")));
        for (String database : databases) {
            arns.add(foundation.arn("glue", "database/" + database));
            arns.add(foundation.arn("glue", "table/" + database + "/*"));
        }
        return arns;
    }

    /** Returns the ARNs of the workgroups. */
    static List<TfString> workgroupArns(Foundation foundation) {
        return patterns(foundation.facts().managedContainers().stream()
                        .map(foundation.instance()::workgroup)
                        .toList())
                .stream()
                .map(name -> foundation.arn("athena", "workgroup/" + name))
                .toList();
    }

    /** Returns the names, or if they are many what they begin with, because policies cannot grow. */
    private static List<String> patterns(List<String> names) {
        if (names.size() <= MOST_NAMED
                && names.stream().mapToInt(String::length).sum() <= MOST_CHARACTERS) {
            return names;
        }
        return List.of(names.stream().reduce(CatalogTopic::commonBeginning).orElseThrow() + "*");
    }

    private static String commonBeginning(String left, String right) {
        int end = 0;
        while (end < left.length() && end < right.length() && left.charAt(end) == right.charAt(end)) {
            end++;
        }
        return left.substring(0, end);
    }
}
