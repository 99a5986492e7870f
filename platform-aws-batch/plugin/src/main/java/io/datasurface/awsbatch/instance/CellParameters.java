package io.datasurface.awsbatch.instance;

import static io.datasurface.awsbatch.instance.ParameterShapes.BUCKET;
import static io.datasurface.awsbatch.instance.ParameterShapes.KEY;
import static io.datasurface.awsbatch.instance.ParameterShapes.ROLE;
import static io.datasurface.awsbatch.instance.ParameterShapes.ROUTE_TABLE;
import static io.datasurface.spi.ParameterSpec.optional;
import static io.datasurface.spi.ParameterType.TEXT_MAP;

import io.datasurface.spi.ParameterSpec;
import java.util.List;

/** The accounts beside the home account. */
final class CellParameters {
    static final List<ParameterSpec> ALL = List.of(
            optional(
                            "cells.accounts",
                            TEXT_MAP,
                            "north: 210987654321",
                            "accounts beside the home account, quoted in YAML, by a short name of the cell")
                    .matching("[0-9]{12}"),
            optional("cells.roles", TEXT_MAP, "north: deploy", "role that Terraform assumes, by cell; default: role")
                    .matching(ROLE),
            optional("cells.vpcs", TEXT_MAP, "north: vpc-0a1b2c3d", "VPC, by cell; every cell needs one")
                    .matching("vpc-[0-9a-f]{8,17}"),
            optional(
                            "cells.subnets",
                            TEXT_MAP,
                            "north: subnet-0a1b2c3d; subnet-1a1b2c3d",
                            "private subnets in at least two zones, by cell, with semicolons; every cell needs them")
                    .matching("subnet-[0-9a-f]{8,17}( *; *subnet-[0-9a-f]{8,17})*"),
            optional(
                            "cells.routeTables",
                            TEXT_MAP,
                            "north: rtb-0a1b2c3d; rtb-1a1b2c3d",
                            "the same as network.routeTables, by cell, with semicolons")
                    .matching(ROUTE_TABLE + "( *; *" + ROUTE_TABLE + ")*"),
            optional(
                            "cells.sourceCidrs",
                            TEXT_MAP,
                            "north: 10.0.0.0/8",
                            "networks of databases, by cell, with semicolons; without them the VPC decides")
                    .matching("[0-9.]+/[0-9]{1,2}( *; *[0-9.]+/[0-9]{1,2})*"),
            optional(
                            "cells.kmsKeys",
                            TEXT_MAP,
                            "north: arn:aws:kms:eu-central-1:210987654321:key/1234",
                            "key to use, by cell; default: an own one")
                    .matching(KEY),
            optional(
                            "cells.stagingBuckets",
                            TEXT_MAP,
                            "north: acme-staging-north",
                            "staging bucket, by cell; default: that of the instance, a hyphen and the cell")
                    .matching(BUCKET),
            optional(
                            "cells.logBuckets",
                            TEXT_MAP,
                            "north: acme-access-logs-north",
                            "the same as audit.logBucket, by cell, as logs stay in the account")
                    .matching(BUCKET),
            optional(
                    "cells.locations",
                    TEXT_MAP,
                    "north: AcmeIT:Norway/Oslo",
                    "locations of databases, by cell, with semicolons: databases there are read in this cell or others that name it"),
            optional(
                    "cells.affinity",
                    TEXT_MAP,
                    "zone/HR: north",
                    "cell of the datastores of a zone/<zone>, team/<zone>/<team> or store/<name>; the narrowest wins"),
            optional(
                            "cells.quotas",
                            TEXT_MAP,
                            "north/dms-tasks: 1200",
                            "quotas that differ in one account, by cell and quota")
                    .matching("[0-9]{1,15}"));

    private CellParameters() {}
}
