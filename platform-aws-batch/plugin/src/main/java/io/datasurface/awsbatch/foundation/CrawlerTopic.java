package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.crawl.RawCatalog;
import io.datasurface.awsbatch.crawl.RawFolder;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.schedule.CronSchedule;
import io.datasurface.awsbatch.terraform.IamStatement;
import io.datasurface.awsbatch.terraform.IamText;
import io.datasurface.awsbatch.terraform.Tf;
import io.datasurface.awsbatch.terraform.TfBody;
import io.datasurface.awsbatch.terraform.TfMap;
import io.datasurface.awsbatch.terraform.TfResource;
import io.datasurface.awsbatch.terraform.TfString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tables of raw files, if parameters ask for any: a crawler, a database and a role of their own. One crawler for all, because each crawl is paid for ten
 * minutes at least. It is told the folder of each dataset and makes one table of it, and it takes nothing away.
 */
final class CrawlerTopic {
    private static final String TOPIC = "catalog";
    /** Above this, the policy names what all folders are in, to stay within its size. */
    private static final int MOST_NAMED_CHARACTERS = 4000;

    private final Foundation foundation;
    private final RawCatalog catalog;
    private final TfResource database;
    private final List<TfResource> role;

    private CrawlerTopic(Foundation foundation, TfString key) {
        this.foundation = foundation;
        this.catalog = new RawCatalog(foundation.instance());
        this.database = CatalogTopic.rawDatabase(foundation, key, catalog.database());
        this.role = role(key);
    }

    /** Adds the database and the role; empty if nothing is crawled. */
    static Optional<CrawlerTopic> add(Foundation foundation, TfString key) {
        return foundation.facts().crawled().isEmpty()
                ? Optional.empty()
                : Optional.of(new CrawlerTopic(foundation, key));
    }

    /** Returns the database of the tables. */
    TfResource database() {
        return database;
    }

    /** Returns the role of the crawler. */
    TfResource role() {
        return role.get(0);
    }

    private List<TfResource> role(TfString key) {
        RoleWriter roles = new RoleWriter(foundation);
        SortedMap<String, List<IamStatement>> policies = new TreeMap<>();
        policies.put("catalog", List.of(keepTables()));
        policies.put(
                "files",
                List.of(
                        IamStatement.allow("FindRawFiles")
                                .actions("s3:GetBucketLocation", "s3:ListBucket")
                                .resources(
                                        foundation.bucket(foundation.instance().stagingBucket())),
                        IamStatement.allow("ReadRawFiles")
                                .actions("s3:GetObject")
                                .resources(files()),
                        RoleWriter.useKey(key, false)));
        policies.put(
                "runtime",
                List.of(
                        IamStatement.allow("WriteLogs")
                                .actions(
                                        "logs:AssociateKmsKey",
                                        "logs:CreateLogGroup",
                                        "logs:CreateLogStream",
                                        "logs:PutLogEvents")
                                .resources(logs(foundation)),
                        IamStatement.allow("ReadSecurityConfiguration")
                                .actions("glue:GetSecurityConfiguration")
                                .allResources()));
        return roles.add(
                "crawler",
                foundation.names().crawlerRole(),
                "A crawler makes tables of raw files",
                List.of(roles.service("glue.amazonaws.com", foundation.arn("glue", "*"))),
                policies,
                Map.of("runtime", "glue:GetSecurityConfiguration knows no resources."));
    }

    /** Nothing is removed, and nothing outside of the database is seen. */
    private IamStatement keepTables() {
        return IamStatement.allow("KeepRawTables")
                .actions(
                        "glue:BatchCreatePartition",
                        "glue:BatchGetPartition",
                        "glue:BatchUpdatePartition",
                        "glue:CreatePartition",
                        "glue:CreateTable",
                        "glue:GetDatabase",
                        "glue:GetPartition",
                        "glue:GetPartitions",
                        "glue:GetTable",
                        "glue:GetTables",
                        "glue:UpdatePartition",
                        "glue:UpdateTable")
                .resources(
                        foundation.arn("glue", "catalog"),
                        foundation.arn("glue", "database/" + catalog.database()),
                        foundation.arn("glue", "table/" + catalog.database() + "/*"));
    }

    private TfString[] files() {
        String bucket = foundation.instance().stagingBucket();
        List<String> folders = foundation.facts().crawled().stream()
                .map(RawFolder::folder)
                .distinct()
                .toList();
        if (folders.stream().mapToInt(String::length).sum() > MOST_NAMED_CHARACTERS) {
            return new TfString[] {
                foundation.objects(bucket, foundation.stagingFolder()),
                foundation.objects(bucket, foundation.text("drops.prefix"))
            };
        }
        // Names of the model may have characters that are wildcards in policies.
        return folders.stream()
                .map(folder -> Tf.text(foundation.arns().bucket(bucket + "/"))
                        .then(IamText.literal(folder))
                        .then("*"))
                .toArray(TfString[]::new);
    }

    /** Returns where crawlers write their logs: with a security configuration, groups that are named after it and the role. */
    static TfString logs(Foundation foundation) {
        return foundation.arn("logs", "log-group:/aws-glue/crawlers*");
    }

    /**
     * Adds the crawler.
     *
     * @param security the security configuration
     */
    void crawler(TfResource security) {
        List<TfBody> targets =
                foundation.facts().crawled().stream().map(this::target).toList();
        foundation
                .module()
                .add(
                        TOPIC,
                        TfResource.of(
                                        "aws_glue_crawler",
                                        "raw",
                                        it -> it.set("name", foundation.names().crawler())
                                                .set(
                                                        "description",
                                                        "Tables of raw files of "
                                                                + foundation
                                                                        .names()
                                                                        .title())
                                                .set("database_name", database.attr("name"))
                                                .set("role", role().attr("arn"))
                                                .set(
                                                        "schedule",
                                                        "cron(" + CronSchedule.fields(catalog.schedule()) + ")")
                                                .set("security_configuration", security.attr("name"))
                                                .set("configuration", Tf.json(configuration()))
                                                .block(
                                                        "recrawl_policy",
                                                        to -> to.set("recrawl_behavior", "CRAWL_EVERYTHING"))
                                                .block(
                                                        "schema_change_policy",
                                                        to -> to.set("delete_behavior", "LOG")
                                                                .set("update_behavior", "UPDATE_IN_DATABASE"))
                                                .blocks("s3_target", targets))
                                .dependsOn(role.subList(1, role.size()).toArray(TfResource[]::new)));
    }

    private TfBody target(RawFolder folder) {
        return TfBody.of(it -> {
            it.set("path", Instance.location(foundation.instance().stagingBucket(), folder.folder()));
            if (!folder.exclusions().isEmpty()) {
                it.set("exclusions", Tf.texts(folder.exclusions()));
            }
        });
    }

    /** One table for a folder, whose partitions are read as the table says; source: Glue developer guide, crawler configuration options. */
    private static TfMap configuration() {
        return Tf.map()
                .put("Version", Tf.number(new BigDecimal("1.0")))
                .put("Grouping", Tf.map().put("TableGroupingPolicy", "CombineCompatibleSchemas"))
                .put(
                        "CrawlerOutput",
                        Tf.map().put("Partitions", Tf.map().put("AddOrUpdateBehavior", "InheritFromTable")));
    }
}
