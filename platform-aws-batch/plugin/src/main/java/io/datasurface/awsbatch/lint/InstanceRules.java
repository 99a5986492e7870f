package io.datasurface.awsbatch.lint;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.OtherInstance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.instance.Zones;
import io.datasurface.awsbatch.override.Overrides;
import io.datasurface.awsbatch.report.Price;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.spi.Parameters;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold between the parameters of an instance, and between instances. */
final class InstanceRules {
    private static final String SERVICE_ROLES = "dms.manageServiceRoles";
    private static final List<String> WHOLE_MINUTES = List.of("glue.longRun", "ingest.interval", "reconcile.interval");

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
        new RoleRules(instance, problems).lint(path);
        instance.cells().all().forEach(cell -> logBucket(path, instance.in(cell.name())));
        new EndpointRules(instance, problems).lint(path);
        state(path);
        WHOLE_MINUTES.forEach(pause -> wholeMinutes(path, pause));
        new TagRules(instance.parameters().textMap("tags"), problems).lint(path.child("tags"));
        new SecretRules(instance, problems).lintPrefix();
        zoneFolders(path);
        instance.context().ecosystem().platforms().stream()
                .filter(other -> other.instance()
                        .type()
                        .equals(instance.context().platform().instance().type()))
                .filter(other -> !other.instance().name().equals(instance.name()))
                .forEach(other -> apart(path, other));
    }

    private void zoneFolders(ObjectPath path) {
        instance.parameters().textMap(Zones.KEPT).keySet().stream()
                .filter(key -> !StoreScope.isKnown(instance.context().ecosystem(), key))
                .forEach(key -> problems.error(
                        "aws-zone-folder",
                        path.child("zones", "folders"),
                        "%s names %s, which the model does not have; use %s",
                        Zones.KEPT,
                        key,
                        StoreScope.FORMS));
        Map<String, String> zones = new HashMap<>();
        for (String zone : instance.context().ecosystem().ecosystem().zones().keySet()) {
            String folder = instance.parameters().textMap(Zones.KEPT).getOrDefault("zone/" + zone, Zones.of(zone));
            String other = zones.putIfAbsent(folder, zone);
            if (other != null) {
                problems.error(
                        "aws-zone-folder",
                        path.child("zones", "folders"),
                        "The zones %s and %s would have one folder, %s, with the secrets and files of both; give the newer one another with an entry of %s, such as \"zone/%s: ...\"",
                        other,
                        zone,
                        folder,
                        Zones.KEPT,
                        zone);
            }
        }
    }

    /** Where a workflow applies, the next run is on another machine, and would make everything once more. */
    private void state(ObjectPath path) {
        if (instance.parameters().isSet("stateBucket")) {
            return;
        }
        if (!instance.parameters().texts("delivery.tools").isEmpty()) {
            problems.error(
                    "aws-local-state",
                    path,
                    "delivery.tools has %s apply root modules, and their states would be files of one machine; name a bucket in stateBucket",
                    String.join(", ", instance.parameters().texts("delivery.tools")));
        } else if (instance.context().platform().instance().productionStatus() == ProductionStatus.PRODUCTION) {
            problems.warning(
                    "aws-local-state",
                    path,
                    "This instance is for production, and the states of its root modules are files of whoever applies them; name a bucket in stateBucket");
        }
    }

    /** Schedules of EventBridge, and jobs of Glue, count minutes; a rest would be lost without a word. */
    private void wholeMinutes(ObjectPath path, String name) {
        Parameters parameters = instance.parameters();
        if (parameters.isSet(name) && !isWholeMinutes(parameters.duration(name))) {
            problems.error(
                    "aws-whole-minutes",
                    path,
                    "%s is %s, and AWS counts minutes there; leave the seconds out",
                    name,
                    parameters.duration(name));
        }
    }

    private static boolean isWholeMinutes(Duration pause) {
        return pause.equals(pause.truncatedTo(ChronoUnit.MINUTES));
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

    /** Each log would be logged again, and S3 delivers none to what a key of KMS encrypts. */
    private void logBucket(ObjectPath path, Instance there) {
        Optional<String> logs = there.logBucket();
        if (logs.filter(List.of(there.stagingBucket(), instance.icebergBucket(), there.controlBucket())::contains)
                .isPresent()) {
            problems.error(
                    "aws-log-bucket",
                    path,
                    "The access logs of %s would go to %s, a bucket of the instance itself, which S3 does not write logs to as it is encrypted by a key; name a bucket for logs that is made elsewhere",
                    there.cell().label(),
                    logs.get());
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
        new RoleRules(instance, problems).lintApart(path, other);
        new EndpointRules(instance, problems).lintApart(path, other);
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
