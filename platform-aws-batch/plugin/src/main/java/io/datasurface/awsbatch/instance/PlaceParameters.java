package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.BUCKET;
import static io.datasurface.awsbatch.instance.ParameterShapes.KEY;
import static io.datasurface.awsbatch.instance.ParameterShapes.ROLE;
import static io.datasurface.awsbatch.instance.ParameterShapes.ROUTE_TABLE;
import static io.datasurface.awsbatch.instance.ParameterShapes.prefix;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterSpec.required;
import static io.datasurface.spi.ParameterSpec.withDefault;
import static io.datasurface.spi.ParameterType.FLAG;
import static io.datasurface.spi.ParameterType.TEXT;
import static io.datasurface.spi.ParameterType.TEXT_LIST;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.util.List;

/** Where an instance is: its account, buckets, database and network. */
final class PlaceParameters {
    static final List<ParameterSpec> ALL = List.of(
            required("region", TEXT, "eu-central-1", "AWS region of the instance")
                    .matching("[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}"),
            required("account", TEXT, "123456789012", "AWS account of the instance, 12 digits, quoted in YAML")
                    .matching("[0-9]{12}"),
            required("role", TEXT, "datasurface-deploy", "name of the IAM role that Terraform assumes in the account")
                    .matching(ROLE),
            required("stagingBucket.name", TEXT, "acme-staging", "bucket that DMS writes to; created by the instance")
                    .matching(BUCKET),
            required("stagingBucket.role", TEXT, "acme-staging", "name of the IAM role with which DMS writes; created")
                    .matching(ROLE),
            prefix("stagingBucket.prefix", "staging", "folder of the staging bucket"),
            required("icebergBucket.name", TEXT, "acme-lake", "bucket of the Iceberg tables; created by the instance")
                    .matching(BUCKET),
            required(
                            "icebergBucket.role",
                            TEXT,
                            "acme-lake",
                            "what the names of the IAM roles of the Glue jobs begin with, one per purpose, such as acme-lake-ingest; created")
                    .matching(ROLE),
            withDefault(
                    "icebergBucket.sharedRoleKept",
                    FLAG,
                    ParameterValues.of(false),
                    "whether the one role that all jobs had in older renders, its grants and log groups are left in the account, without Terraform, for runs that have begun with it; once all root modules with jobs are applied, take it out again"),
            prefix("icebergBucket.prefix", "lake", "folder of the Iceberg bucket"),
            required("glueDatabase.name", TEXT, "acme_lake", "Glue database of the Iceberg tables; created")
                    .matching("[a-z][a-z0-9_]{0,254}"),
            required(
                            "glueDatabase.role",
                            TEXT,
                            "acme-readers",
                            "name of the IAM role that reads the whole lake; created if readers names somebody")
                    .matching(ROLE),
            optional(
                            Zones.KEPT,
                            TEXT_MAP,
                            "store/crm: Sales",
                            "folders of governance zones in which the files, tables and secrets stay of a zone/<zone>, team/<zone>/<team> or store/<name> that is in another zone by now; the narrowest wins; a folder is called as the zone was, if that had only letters, digits and _.-")
                    .matching("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"),
            required("network.vpc", TEXT, "vpc-0a1b2c3d", "VPC of the replication instances and Glue jobs")
                    .matching("vpc-[0-9a-f]{8,17}"),
            required("network.subnets", TEXT_LIST, "subnet-0a1b2c3d", "private subnets in at least two zones")
                    .matching("subnet-[0-9a-f]{8,17}"),
            optional(
                            "network.routeTables",
                            TEXT_LIST,
                            "rtb-0a1b2c3d",
                            "route tables of the subnets: with them the instance makes VPC endpoints of the AWS services that it calls from there, which a VPC without NAT needs; without them the VPC has such ways already")
                    .matching(ROUTE_TABLE),
            optional(
                            "network.sharedEndpoints",
                            TEXT_LIST,
                            "kms",
                            "services of which the VPC has an endpoint already, so that the instance makes none; of a cell as cell/service")
                    .matching("([a-z][a-z0-9]{0,11}/)?[a-z0-9.]{1,40}"),
            optional(
                            "network.sourceCidrs",
                            TEXT_LIST,
                            "10.0.0.0/8",
                            "networks of databases; without it the VPC decides")
                    .matching("[0-9.]+/[0-9]{1,2}"),
            optional(
                            "network.securityGroups",
                            TEXT_LIST,
                            "sg-0a1b2c3d",
                            "security groups of replication instances and jobs besides the one that is created")
                    .matching("sg-[0-9a-f]{8,17}"),
            optional(
                            "kmsKey",
                            TEXT,
                            "arn:aws:kms:eu-central-1:123456789012:key/1234",
                            "key to use instead of an own one")
                    .matching(KEY),
            optional("stateBucket", TEXT, "acme-tfstate", "bucket of the Terraform states; without it states are local")
                    .matching(BUCKET),
            optional(
                            "jobVersion",
                            TEXT,
                            "0.1.0",
                            "version of the jobs' jar in the control bucket; default: the plugin's")
                    .matching("[A-Za-z0-9._-]{1,64}"));

    private PlaceParameters() {}
}
