package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.OtherInstance;
import io.datasurface.awsbatch.instance.VpcService;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.ProblemCollector;
import java.util.Optional;

/** What must hold of the VPC endpoints that an instance makes. */
final class EndpointRules {
    private static final String CODE = "aws-vpc-endpoints";
    private static final String ROUTE_TABLES = "network.routeTables";

    private final Instance instance;
    private final ProblemCollector problems;

    EndpointRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    void lint(ObjectPath path) {
        instance.parameters().texts("network.sharedEndpoints").forEach(entry -> shared(path, entry));
        boolean made = instance.cells().all().stream()
                .anyMatch(cell -> !cell.routeTables().isEmpty());
        if (made && instance.region().startsWith("cn-")) {
            problems.error(
                    CODE,
                    path,
                    "VPC endpoints have other names in %s, which are not known here; make them elsewhere and leave out %s",
                    instance.region(),
                    ROUTE_TABLES);
        }
    }

    private void shared(ObjectPath path, String entry) {
        int slash = entry.indexOf('/');
        String service = entry.substring(slash + 1);
        if (VpcService.find(service).isEmpty()) {
            problems.error(
                    CODE,
                    path,
                    "network.sharedEndpoints has %s, but nothing calls a service \"%s\"; services are %s",
                    entry,
                    service,
                    VpcService.ids());
        }
        Optional<CellAccount> cell = slash < 0
                ? Optional.of(instance.cells().home())
                : instance.cells().find(entry.substring(0, slash));
        if (cell.isEmpty()) {
            problems.error(
                    CODE,
                    path,
                    "network.sharedEndpoints has %s, but cells.accounts has no such cell; name one, or leave it out for the home cell",
                    entry);
        } else if (cell.get().routeTables().isEmpty()) {
            problems.warning(
                    CODE,
                    path,
                    "network.sharedEndpoints has %s, but no endpoints are made there; set %s, or take the entry out",
                    entry,
                    cell.get().home() ? ROUTE_TABLES : "cells.routeTables");
        }
    }

    /** A VPC has one endpoint of a service with its own name, and a second one is refused when it is applied. */
    void lintApart(ObjectPath path, EcosystemIndex.PlatformEntry other) {
        OtherInstance there = new OtherInstance(other.instance());
        boolean bothMake = !instance.cells().home().routeTables().isEmpty()
                && there.value(ROUTE_TABLES)
                        .filter(tables -> tables instanceof JsonValue.Items items
                                && !items.values().isEmpty())
                        .isPresent();
        if (bothMake
                && there.text("network.vpc")
                        .equals(Optional.of(instance.cells().home().vpc()))) {
            problems.error(
                    CODE,
                    path,
                    "%s and %s would both make VPC endpoints in %s, and a VPC takes one of each service; leave out %s in one",
                    instance.name(),
                    other.instance().name(),
                    instance.cells().home().vpc(),
                    ROUTE_TABLES);
        }
    }
}
