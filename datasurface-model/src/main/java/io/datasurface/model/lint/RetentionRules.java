package io.datasurface.model.lint;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.EcosystemIndex.DatastoreEntry;
import io.datasurface.model.EcosystemIndex.WorkspaceEntry;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.common.Named;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.policy.Regulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Times: how long data is kept, for whom, and how old it may be. */
final class RetentionRules {
    private final LintContext context;
    private final Cadences cadences;

    RetentionRules(LintContext context) {
        this.context = context;
        this.cadences = new Cadences(context.index());
    }

    void check() {
        for (Regulator regulator : context.ecosystem().regulators().values()) {
            ObjectPath path = ObjectPath.ROOT.child("regulators", regulator.name());
            context.printable("regulator", regulator.name(), path);
            context.positive(Optional.of(regulator.minRetentionTime()), "minRetentionTime", path);
        }
        context.ecosystem()
                .zones()
                .values()
                .forEach(zone -> context.positive(
                        zone.rawRetention(), "rawRetention", ObjectPath.ROOT.child("zones", zone.name())));
        context.stores().forEach(this::raw);
        for (WorkspaceEntry entry : context.workspaces()) {
            for (DatasetGroup group : entry.workspace().dsgs().values()) {
                ObjectPath path = entry.path().child("dsgs", group.name());
                group.retention().ifPresent(needs -> {
                    needs(needs, path.child("platformMD", "retention"));
                    latency(group, needs, path.child("sinks"));
                });
            }
        }
    }

    /** What is thrown away before the next capture cannot be loaded again until then. */
    private void raw(DatastoreEntry entry) {
        Optional<Duration> own = entry.datastore().rawRetention();
        context.positive(own, "rawRetention", entry.path());
        Optional<Duration> kept = own.or(entry.zone()::rawRetention).filter(RetentionRules::isPositive);
        Optional<CronTrigger> trigger = entry.datastore()
                .capture()
                .flatMap(CaptureMetadata::stepTrigger)
                .filter(CronTrigger.class::isInstance)
                .map(CronTrigger.class::cast);
        Optional<Duration> gap = trigger.flatMap(cron -> cadences.gap(cron.cron()));
        if (kept.isPresent() && gap.isPresent() && kept.get().compareTo(gap.get()) < 0) {
            context.report(
                    LintRule.RAW_RETENTION_SHORT,
                    entry.path(),
                    "Captured data of %s is kept for %s%s, but up to %s pass between two captures (%s), so that at times nothing"
                            + " is left to load again; set a longer rawRetention.",
                    entry.datastore().name(),
                    kept.get(),
                    new LintContext.Plain(own.isPresent() ? "" : ", as the zone says"),
                    gap.get(),
                    trigger.map(CronTrigger::cron).orElse(""));
        }
    }

    private void needs(ConsumerRetentionRequirements needs, ObjectPath path) {
        context.positive(needs.freshness(), "freshness", path);
        context.positive(needs.minRetentionTime(), "minRetentionTime", path);
        boolean liveOnly = needs.milestoningStrategy() == MilestoningStrategy.LIVE_ONLY;
        if (needs.minRetentionTime().isPresent()
                && liveOnly
                && needs.regulator().isEmpty()) {
            context.report(
                    LintRule.RETENTION_WITHOUT_HISTORY,
                    path,
                    "A retention time of %s is asked for, but LIVE_ONLY keeps no history; ask for FORENSIC or"
                            + " LIVE_WITH_FORENSIC_HISTORY.",
                    needs.minRetentionTime().get());
        }
        needs.regulator().ifPresent(regulator -> regulator(regulator, needs, liveOnly, path));
        Optional<Duration> loosest = loosest(needs.latency());
        if (needs.freshness().isPresent()
                && loosest.isPresent()
                && needs.freshness().get().compareTo(loosest.get()) > 0) {
            context.report(
                    LintRule.FRESHNESS_CONTRADICTS_LATENCY,
                    path,
                    "The freshness %s is looser than the latency %s; make them agree.",
                    needs.freshness().get(),
                    needs.latency());
        }
    }

    private void regulator(String name, ConsumerRetentionRequirements needs, boolean liveOnly, ObjectPath path) {
        Optional<Regulator> regulator =
                Optional.ofNullable(context.ecosystem().regulators().get(name));
        if (regulator.isEmpty()) {
            List<String> known = context.ecosystem().regulators().values().stream()
                    .map(Named::name)
                    .sorted()
                    .toList();
            context.report(
                    known.isEmpty() ? LintRule.REGULATOR_UNDECLARED : LintRule.UNKNOWN_REGULATOR,
                    path,
                    "The ecosystem does not declare the regulator %s; add it to regulators%s.",
                    name,
                    new LintContext.Plain(known.isEmpty() ? "" : " or correct the name"));
        }
        if (liveOnly) {
            context.report(
                    LintRule.REGULATOR_WITHOUT_HISTORY,
                    path,
                    "The regulator %s asks for history, but LIVE_ONLY keeps none; ask for FORENSIC or"
                            + " LIVE_WITH_FORENSIC_HISTORY.",
                    name);
        }
        Optional<Duration> wanted = regulator.map(Regulator::minRetentionTime);
        Optional<Duration> kept = needs.minRetentionTime();
        if (kept.isPresent()
                && wanted.isPresent()
                && isPositive(kept.get())
                && kept.get().compareTo(wanted.get()) < 0) {
            context.report(
                    LintRule.REGULATOR_RETENTION_SHORT,
                    path,
                    "History is kept for %s, but the regulator %s asks for %s; set minRetentionTime to that or more.",
                    kept.get(),
                    name,
                    wanted.get());
        }
    }

    /** Once for each datastore of the group, at the first sink of it. */
    private void latency(DatasetGroup group, ConsumerRetentionRequirements needs, ObjectPath sinks) {
        Optional<Duration> oldest =
                needs.freshness().filter(RetentionRules::isPositive).or(() -> loosest(needs.latency()));
        if (oldest.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < group.sinks().size(); i++) {
            DatasetSink sink = group.sinks().get(i);
            Optional<Cadences.Cadence> slowest = seen.add(sink.storeName())
                    ? cadences.of(sink.storeName())
                            .filter(cadence -> cadence.gap().compareTo(oldest.get()) > 0)
                    : Optional.empty();
            if (slowest.isPresent()) {
                boolean itself = slowest.get().store().equals(sink.storeName());
                context.report(
                        LintRule.LATENCY_UNREACHABLE,
                        sinks.child(Integer.toString(i)),
                        "The group %s asks for data that is at most %s old (%s), but %s%s is renewed by %s, with up to %s in between;"
                                + " ask for less, or renew it more often.",
                        group.name(),
                        oldest.get(),
                        new LintContext.Plain(
                                needs.freshness().isPresent() ? "freshness" : "latency " + needs.latency()),
                        sink.storeName(),
                        new LintContext.Plain(
                                itself
                                        ? ""
                                        : " is made of "
                                                + Quoted.of(slowest.get().store()) + ", which"),
                        slowest.get().cron(),
                        slowest.get().gap());
            }
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static Optional<Duration> loosest(DataLatency latency) {
        switch (latency) {
            case SECONDS:
                return Optional.of(Duration.ofMinutes(1));
            case MINUTES:
                return Optional.of(Duration.ofHours(1));
            case HOURS:
                return Optional.of(Duration.ofDays(1));
            default:
                return Optional.empty();
        }
    }
}
