package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.OtherInstance;
import io.datasurface.awsbatch.instance.Reconciliation;
import io.datasurface.awsbatch.override.Overrides;
import io.datasurface.awsbatch.report.Price;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.spi.Parameters;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between the parameters of an instance, and between instances. */
final class InstanceRules {
    private static final long MOST_STORES = 50;
    private static final long MOST_BAD = 1_000_000;
    /** They go through the memory of the run's driver. */
    private static final long MOST_ASIDE = 10_000;

    private static final long MOST_ROWS = 1_000_000_000;
    private static final String SERVICE_ROLES = "dms.manageServiceRoles";
    private static final List<Integer> LOG_PERIODS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final Instance instance;
    private final ProblemCollector problems;

    InstanceRules(Instance instance, ProblemCollector problems) {
        this.instance = instance;
        this.problems = problems;
    }

    void lint(ObjectPath path) {
        Parameters parameters = instance.parameters();
        if (parameters.texts("network.subnets").stream().distinct().count() < 2) {
            problems.error("aws-subnets", path, "DMS needs subnets in two zones; name at least two in network.subnets");
        }
        between(path, "dms.storesPerInstance", 1, MOST_STORES);
        between(path, "dms.allocatedStorage", 5, 6144);
        between(path, "dms.lobMaxSize", 1, 102_400);
        between(path, "glue.workers", 2, 299);
        between(path, "glue.maxConcurrentRuns", 1, 1000);
        between(path, "retention.stagingDays", 7, 3650);
        if (!LOG_PERIODS.contains((int) parameters.integer("retention.logDays"))) {
            problems.error(
                    "aws-log-period",
                    path,
                    "CloudWatch keeps logs for %s days; set retention.logDays to one",
                    LOG_PERIODS);
        }
        if (parameters.duration("ingest.interval").toMinutes() < 1) {
            problems.error(
                    "aws-interval", path, "A schedule runs at most once a minute; set ingest.interval to PT1M or more");
        }
        Reconciliation.of(instance)
                .filter(what -> what.interval().compareTo(Reconciliation.SHORTEST) < 0)
                .ifPresent(
                        what -> problems.error(
                                "aws-interval",
                                path,
                                "Comparisons each read whole tables, and a source may be ahead of the lake; set reconcile.interval to PT1H or more"));
        between(path, "reconcile.tolerance", 0, MOST_ROWS);
        between(path, "drops.maxBadRows", 0, MOST_BAD);
        between(path, "drops.maxBadFiles", 0, MOST_BAD);
        between(path, "quality.maxQuarantined", 0, MOST_ASIDE);
        between(path, "glue.runSeconds", 1, 86_400);
        between(path, "quotaReserve", 0, 90);
        between(path, "costs.rows", 0, MOST_ROWS);
        between(path, "costs.rowBytes", 0, 1_000_000);
        between(path, "costs.changesPerDay", 0, MOST_ROWS);
        parameters.textMap("prices").keySet().stream()
                .filter(id -> Price.find(id).isEmpty())
                .forEach(id -> problems.error(
                        "aws-price", path.child("prices"), "There is no price \"%s\"; known are %s", id, Price.ids()));
        new CellRules(instance, problems).lint(path);
        Overrides.lint(
                parameters.textMap("overrides"),
                parameters.texts("overridesAccepted"),
                (key, wrong) ->
                        problems.error("aws-override", path.child("overrides"), "The override %s %s", key, wrong));
        distinctBuckets(path);
        new TagRules(instance.parameters().textMap("tags"), problems).lint(path.child("tags"));
        new SecretRules(instance, problems).lintPrefix();
        instance.context().ecosystem().platforms().stream()
                .filter(other -> other.instance()
                        .type()
                        .equals(instance.context().platform().instance().type()))
                .filter(other -> !other.instance().name().equals(instance.name()))
                .forEach(other -> apart(path, other));
    }

    private void between(ObjectPath path, String name, long least, long most) {
        long value = instance.parameters().integer(name);
        if (value < least || value > most) {
            problems.error("aws-range", path, "%s is %d; use %d to %d", name, value, least, most);
        }
    }

    private void distinctBuckets(ObjectPath path) {
        if (instance.stagingBucket().equals(instance.icebergBucket())) {
            problems.error(
                    "aws-one-bucket",
                    path,
                    "Staging and Iceberg tables share the bucket %s, but are encrypted, kept and cleaned up differently; use two buckets",
                    instance.stagingBucket());
        }
    }

    /** Two instances of one model would otherwise fight for the same thing at each apply. */
    private void apart(ObjectPath path, EcosystemIndex.PlatformEntry other) {
        for (String bucket : List.of("stagingBucket.name", "icebergBucket.name")) {
            shared(path, other, bucket, "buckets are unique in all of AWS");
        }
        if (Collections.disjoint(accounts(other.instance()), ownAccounts())) {
            return;
        }
        for (String role : List.of("stagingBucket.role", "icebergBucket.role", "glueDatabase.role")) {
            shared(path, other, role, "roles are unique in an account");
        }
        if (makesServiceRoles(other) && instance.parameters().flag(SERVICE_ROLES)) {
            problems.error(
                    "aws-shared-name",
                    path,
                    "%s and %s would both make dms-vpc-role and dms-cloudwatch-logs-role, which exist once per account; set %s to false in one",
                    instance.name(),
                    other.instance().name(),
                    SERVICE_ROLES);
        }
        if (same(other, "region")) {
            shared(path, other, "glueDatabase.name", "databases are unique in an account and region");
        }
    }

    private Set<String> ownAccounts() {
        return instance.cells().all().stream().map(CellAccount::account).collect(Collectors.toSet());
    }

    private static Set<String> accounts(DataPlatformInstance other) {
        Set<String> accounts = new HashSet<>();
        new OtherInstance(other).text("account").ifPresent(accounts::add);
        if (new OtherInstance(other).value("cells.accounts").orElse(null) instanceof JsonValue.Group cells) {
            cells.values().values().stream()
                    .filter(JsonValue.Text.class::isInstance)
                    .forEach(account -> accounts.add(((JsonValue.Text) account).value()));
        }
        return accounts;
    }

    private void shared(ObjectPath path, EcosystemIndex.PlatformEntry other, String name, String why) {
        if (same(other, name)) {
            problems.error(
                    "aws-shared-name",
                    path,
                    "%s is %s in %s and in %s, but %s; give each instance its own",
                    name,
                    instance.parameters().text(name),
                    instance.name(),
                    other.instance().name(),
                    why);
        }
    }

    private boolean same(EcosystemIndex.PlatformEntry other, String name) {
        return new OtherInstance(other.instance())
                .text(name)
                .equals(Optional.of(instance.parameters().text(name)));
    }

    /** The parameter is true unless it is set to false. */
    private static boolean makesServiceRoles(EcosystemIndex.PlatformEntry other) {
        return !new OtherInstance(other.instance()).value(SERVICE_ROLES).equals(Optional.of(new JsonValue.Flag(false)));
    }
}
