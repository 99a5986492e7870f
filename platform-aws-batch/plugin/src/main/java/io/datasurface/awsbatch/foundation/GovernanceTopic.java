package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.Purpose;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfLabel;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import io.datasurface.awsbatch.work.LakeTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lake Formation: the lake's location, tags on databases, and what jobs and readers may do with what has which tag. */
final class GovernanceTopic {
    /** Value of the zone and container tags of the database that holds the tables of all zones for all containers. */
    static final String SHARED = "shared";

    private static final String TOPIC = "governance";
    private static final String CONTAINER = "container";
    private static final int MOST_VALUES = 50;

    private final Foundation foundation;
    /** Lake Formation refuses grants that are made at the same time, so each waits for the one before. */
    private @Nullable TfResource previousGrant;

    private GovernanceTopic(Foundation foundation) {
        this.foundation = foundation;
    }

    /** Adds the governance of the databases, that of the tables first, and returns what adds more grants. */
    static GovernanceTopic add(
            Foundation foundation,
            TfString key,
            TfResource bucket,
            SortedMap<Purpose, List<TfResource>> jobs,
            Map<String, SortedMap<Purpose, TfResource>> cells,
            Optional<TfResource> feeds,
            Optional<TfResource> readers,
            List<TfResource> databases) {
        GovernanceTopic topic = new GovernanceTopic(foundation);
        TfResource location = topic.location(bucket, topic.registrationRole(key));
        // Lake Formation takes back no value that a table has, so values are those of the model, and not of what is in
        // the lake now.
        TfResource zones = topic.tag(LakeTags.ZONE, LakeTags.zones(foundation.instance()));
        TfResource classes = topic.tag(LakeTags.CLASSIFICATION, LakeTags.classifications());
        SortedMap<String, TfResource> ofTables =
                new TreeMap<>(Map.of(LakeTags.ZONE, zones, LakeTags.CLASSIFICATION, classes));
        if (LakeTags.hasTeams(foundation.instance())) {
            ofTables.put(LakeTags.TEAM, topic.tag(LakeTags.TEAM, LakeTags.teams(foundation.instance())));
        }
        TfResource containers =
                topic.tag(CONTAINER, topic.values(foundation.facts().managedContainers()));
        TfResource lake = topic.tag("lake", List.of());
        topic.tagDatabase(databases.get(0), "lake", List.of(lake, zones), classes, containers, SHARED);
        int next = 1;
        for (String container : foundation.facts().managedContainers()) {
            TfResource database = databases.get(next++);
            topic.tagDatabase(
                    database, TfLabel.of("views", container), List.of(lake, zones), classes, containers, container);
        }
        jobs.forEach((purpose, role) -> {
            String label = "jobs_" + purpose.label();
            LakeRights rights = new LakeRights(foundation, purpose);
            if (rights.makesViews()) {
                topic.grantToViewMakers(label, role.get(0).attr("arn"), rights, location, lake);
            } else {
                topic.grantToJobs(label, role.get(0).attr("arn"), rights, location, containers);
            }
            topic.grantTags(label, role.get(0).attr("arn"), rights, ofTables);
        });
        cells.forEach((cell, roles) -> roles.forEach((purpose, role) -> {
            String label = "cell_" + cell + "_" + purpose.label();
            LakeRights rights = new LakeRights(foundation, purpose);
            topic.grantToJobs(label, role.attr("arn"), rights, location, containers);
            topic.grantTags(label, role.attr("arn"), rights, ofTables);
        }));
        feeds.ifPresent(role -> topic.grantToReader("feeds", role.attr("arn"), containers.attr("key")));
        readers.map(role -> role.attr("arn")).ifPresent(role -> {
            topic.grantByTag("readers_databases", role, "DATABASE", lake, List.of("DESCRIBE"));
            topic.grantByTag("readers_tables", role, "TABLE", lake, List.of("DESCRIBE", "SELECT"));
        });
        return topic;
    }

    /** Returns what adds grants to a root module beside the foundation. */
    static GovernanceTopic ofReaders(Foundation root) {
        return new GovernanceTopic(root);
    }

    /**
     * Lets the role of a workspace read what has the tag of the lake, the zones and the classifications of its datasets, and the views of its
     * container. Views, and tables that are not ingested any more, have the values of their database; of a team it has none.
     */
    void grantToConsumers(EntitledWorkspace workspace, TfResource role) {
        FoundationNames names = foundation.names();
        List<TfBody> lake =
                List.of(expression(names.tagKey(CONTAINER), List.of(SHARED, names.tagValue(workspace.container()))));
        List<TfBody> tables = new ArrayList<>(lake);
        narrow(tables, LakeTags.CLASSIFICATION, LakeTags.UNCLASSIFIED, workspace.classifications());
        narrow(tables, LakeTags.ZONE, SHARED, values(workspace.zones()));
        String label = ConsumerRole.label(workspace);
        grantByTags(label + "_databases", role.attr("arn"), "DATABASE", List.of("DESCRIBE"), lake);
        grantByTags(label + "_tables", role.attr("arn"), "TABLE", List.of("DESCRIBE", "SELECT"), tables);
    }

    /** Lake Formation takes so many values in an expression. */
    private void narrow(List<TfBody> expressions, String tag, String ofDatabase, Collection<String> members) {
        List<String> values = new ArrayList<>(new TreeSet<>(members));
        values.remove(ofDatabase);
        values.add(0, ofDatabase);
        if (values.size() <= MOST_VALUES) {
            expressions.add(expression(foundation.names().tagKey(tag), values));
        }
    }

    private static TfBody expression(String key, List<String> values) {
        return TfBody.of(is -> is.set("key", key).set("values", Tf.texts(values)));
    }

    private void grantByTags(
            String label, TfString principal, String type, List<String> permissions, List<TfBody> expressions) {
        grant(
                label,
                principal,
                permissions,
                it -> it.block(
                        "lf_tag_policy", to -> to.set("resource_type", type).blocks("expression", expressions)));
    }

    /** What it makes has no tags, so nobody else sees it: who makes a table may change it, and grants on others are made by hand. */
    void grantToCrawler(TfResource role, TfResource database) {
        grant(
                "crawler_database",
                role.attr("arn"),
                List.of("CREATE_TABLE", "DESCRIBE"),
                it -> it.block("database", to -> to.set("name", database.attr("name"))));
    }

    /** Adds the role and returns it and its policy. */
    private List<TfResource> registrationRole(TfString key) {
        String bucket = foundation.instance().icebergBucket();
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put(
                "lake",
                List.of(
                        IamStatement.allow("FindLake")
                                .actions("s3:GetBucketLocation", "s3:ListBucket")
                                .resources(foundation.bucket(bucket)),
                        IamStatement.allow("ReadAndWriteLake")
                                .actions("s3:DeleteObject", "s3:GetObject", "s3:PutObject")
                                .resources(foundation.objects(bucket, foundation.lakeFolder())),
                        RoleWriter.useKey(key, true)));
        // Lake Formation does not say that it names its source, so other sources are refused and none is accepted.
        IamStatement trust = IamStatement.allow("AssumeForAccount")
                .actions("sts:AssumeRole", "sts:SetContext")
                .services("lakeformation.amazonaws.com")
                .condition(
                        "StringEqualsIfExists",
                        "aws:SourceAccount",
                        Tf.text(foundation.instance().account()));
        return new RoleWriter(foundation)
                .add(
                        "lake_formation",
                        foundation.names().registrationRole(),
                        "Lake Formation reads and writes the lake for those that it lets in",
                        List.of(trust),
                        policies,
                        Map.of());
    }

    private TfResource location(TfResource bucket, List<TfResource> role) {
        String folder = foundation.lakeFolder();
        TfString arn =
                folder.isEmpty() ? bucket.attr("arn") : bucket.attr("arn").then("/" + folder);
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                        "aws_lakeformation_resource",
                                        "lake",
                                        it -> it.set("arn", arn)
                                                .set("role_arn", role.get(0).attr("arn")))
                                .dependsOn(role.get(1)));
    }

    /** Of names of the model; what is a value already would become another one. */
    private NavigableSet<String> values(Collection<String> names) {
        return new TreeSet<>(names.stream().map(foundation.names()::tagValue).toList());
    }

    private TfResource tag(String tag, Collection<String> members) {
        List<String> values = new ArrayList<>(new TreeSet<>(members));
        if (!tag.equals(LakeTags.CLASSIFICATION)) {
            values.remove(SHARED);
            values.add(0, SHARED);
        }
        return foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_lakeformation_lf_tag",
                                tag,
                                it -> it.set("catalog_id", foundation.instance().account())
                                        .set("key", foundation.names().tagKey(tag))
                                        .set("values", Tf.texts(values))));
    }

    private void tagDatabase(
            TfResource database,
            String label,
            List<TfResource> shared,
            TfResource classes,
            TfResource containers,
            String container) {
        List<TfBody> tags =
                new ArrayList<>(shared.stream().map(tag -> tagged(tag, SHARED)).toList());
        tags.add(tagged(classes, LakeTags.UNCLASSIFIED));
        tags.add(tagged(containers, foundation.names().tagValue(container)));
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                "aws_lakeformation_resource_lf_tags",
                                label,
                                it -> it.block("database", to -> to.set("name", database.attr("name")))
                                        .blocks("lf_tag", tags)));
    }

    private static TfBody tagged(TfResource tag, String value) {
        return TfBody.of(it -> it.set("key", tag.attr("key")).set("value", value));
    }

    /**
     * Grants what all databases have, by a tag with one value: a grant that named those of all containers would be made anew, with a gap for
     * whoever runs, whenever a container comes or goes, and Lake Formation takes 50 values in an expression.
     */
    private void grantByTag(String label, TfString principal, String type, TfResource tag, List<String> permissions) {
        grant(
                label,
                principal,
                permissions,
                it -> it.block(
                        "lf_tag_policy",
                        to -> to.set("resource_type", type)
                                .block(
                                        "expression",
                                        is -> is.set("key", tag.attr("key"))
                                                .set("values", Tf.texts(List.of(SHARED))))));
    }

    /** Most jobs have nothing to do with the views of consumers. */
    private void grantToJobs(
            String label, TfString principal, LakeRights rights, TfResource location, TfResource containers) {
        grantLocation(label, principal, rights, location);
        grantShared(
                label,
                principal,
                containers.attr("key"),
                Map.of("DATABASE", rights.onDatabases(), "TABLE", rights.onTables()),
                rights.grantable());
    }

    /** All values of a tag, also those that come later: a grant that named them would be made anew for each, with a gap for runs. */
    private void grantTags(String label, TfString principal, LakeRights rights, SortedMap<String, TfResource> tags) {
        if (!rights.tagsTables()) {
            return;
        }
        tags.forEach((name, tag) -> grant(
                label + "_tag_" + name,
                principal,
                List.of("ASSOCIATE", "DESCRIBE"),
                it -> it.block("lf_tag", to -> to.set("key", tag.attr("key")).set("values", Tf.texts(List.of("*"))))));
    }

    private void grantToViewMakers(
            String label, TfString principal, LakeRights rights, TfResource location, TfResource lake) {
        grantLocation(label, principal, rights, location);
        grantByTag(label + "_databases", principal, "DATABASE", lake, rights.onDatabases());
        grantByTag(label + "_tables", principal, "TABLE", lake, rights.onTables());
    }

    private void grantLocation(String label, TfString principal, LakeRights rights, TfResource location) {
        if (rights.namesLocations()) {
            grant(
                    label + "_location",
                    principal,
                    List.of("DATA_LOCATION_ACCESS"),
                    it -> it.block("data_location", to -> to.set("arn", location.attr("arn"))));
        }
    }

    /** The policy of the role says which tables; they come and go with jobs, so they can't be named here. */
    private void grantToReader(String label, TfString principal, TfString containers) {
        grantShared(
                label,
                principal,
                containers,
                Map.of("DATABASE", List.of("DESCRIBE"), "TABLE", List.of("DESCRIBE", "SELECT")),
                List.of());
    }

    private void grantShared(
            String label,
            TfString principal,
            TfString containers,
            Map<String, List<String>> permissions,
            List<String> onwards) {
        new TreeMap<>(permissions)
                .forEach((type, granted) ->
                        grant(label + "_" + type.toLowerCase(Locale.ROOT) + "s", principal, granted, it -> {
                            if (type.equals("TABLE") && !onwards.isEmpty()) {
                                it.set("permissions_with_grant_option", Tf.texts(onwards));
                            }
                            it.block(
                                    "lf_tag_policy",
                                    to -> to.set("resource_type", type)
                                            .block(
                                                    "expression",
                                                    is -> is.set("key", containers)
                                                            .set("values", Tf.texts(List.of(SHARED)))));
                        }));
    }

    private void grant(String label, TfString principal, List<String> permissions, Consumer<TfBody.Builder> resource) {
        TfResource grant = TfResource.of("aws_lakeformation_permissions", label, it -> {
            it.set("principal", principal).set("permissions", Tf.texts(permissions));
            resource.accept(it);
        });
        previousGrant = foundation.module().add(TOPIC, previousGrant == null ? grant : grant.dependsOn(previousGrant));
    }
}
