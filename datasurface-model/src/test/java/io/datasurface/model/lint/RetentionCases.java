package io.datasurface.model.lint;

import static io.datasurface.model.lint.LintRule.*;
import static io.datasurface.model.lint.RuleCase.CRM;
import static io.datasurface.model.lint.RuleCase.LIVE;
import static io.datasurface.model.lint.RuleCase.SINK;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.DataLatency;
import io.datasurface.model.MilestoningStrategy;
import io.datasurface.model.WorkspacePlatformConfig;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.ExternallyTriggered;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.code.PythonCodeArtifact;
import io.datasurface.model.policy.Regulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How long data is kept, for whom, and how old it may be. */
final class RetentionCases {
    private static final String NEEDS = LIVE + "/platformMD/retention";
    private static final Duration YEAR = Duration.ofDays(365);

    private RetentionCases() {}

    static List<RuleCase> all() {
        return List.of(
                new RuleCase(
                        RETENTION_INVALID,
                        CRM,
                        model -> model.crm.rawRetention = Optional.of(Duration.ofDays(-1)),
                        model -> model.crm.rawRetention = Optional.of(Duration.ofDays(1))),
                new RuleCase(
                        RETENTION_INVALID,
                        "/zones/Z",
                        model -> model.rawRetention = Optional.of(Duration.ZERO),
                        model -> model.rawRetention = Optional.of(Duration.ofDays(30))),
                new RuleCase(RETENTION_INVALID, "/regulators/SEC", declared(Duration.ZERO), declared(YEAR)),
                new RuleCase(
                        NAME_BLANK,
                        "/regulators/ ",
                        model -> model.regulators.add(new Regulator(" ", Optional.empty(), YEAR))),
                new RuleCase(
                        RAW_RETENTION_SHORT,
                        CRM,
                        model -> model.crm.rawRetention = Optional.of(Duration.ofHours(23)),
                        model -> model.crm.rawRetention = Optional.of(Duration.ofHours(24))),
                new RuleCase(
                        RAW_RETENTION_SHORT,
                        CRM,
                        model -> model.rawRetention = Optional.of(Duration.ofMinutes(5)),
                        model -> {
                            model.rawRetention = Optional.of(Duration.ofMinutes(5));
                            model.crm.rawRetention = Optional.of(YEAR);
                        }),
                // regulators
                new RuleCase(
                        REGULATOR_UNDECLARED,
                        NEEDS,
                        needs(forensic("SEC", YEAR)),
                        declared(YEAR).andThen(needs(forensic("SEC", YEAR)))),
                new RuleCase(UNKNOWN_REGULATOR, NEEDS, declared(YEAR).andThen(needs(forensic("BAFIN", YEAR)))),
                new RuleCase(
                        REGULATOR_WITHOUT_HISTORY,
                        NEEDS,
                        declared(YEAR)
                                .andThen(needs(
                                        builder -> builder.regulator("SEC").minRetentionTime(YEAR))),
                        declared(YEAR)
                                .andThen(needs(builder -> forensic("SEC", YEAR)
                                        .apply(builder)
                                        .milestoningStrategy(MilestoningStrategy.LIVE_WITH_FORENSIC_HISTORY)))),
                new RuleCase(
                        REGULATOR_RETENTION_SHORT,
                        NEEDS,
                        declared(YEAR).andThen(needs(forensic("SEC", YEAR.minusDays(1)))),
                        declared(YEAR).andThen(needs(forensic("SEC", YEAR.plusDays(1))))),
                // latency
                new RuleCase(
                        LATENCY_UNREACHABLE,
                        SINK,
                        needs(builder -> builder.latency(DataLatency.MINUTES)).andThen(alone()),
                        needs(builder -> builder.latency(DataLatency.MINUTES))
                                .andThen(alone())
                                .andThen(captured(new ExternallyTriggered("now")))),
                new RuleCase(
                        LATENCY_UNREACHABLE,
                        SINK,
                        needs(builder -> builder.freshness(Duration.ofMinutes(15)))
                                .andThen(alone())
                                .andThen(captured(new CronTrigger("often", "*/20 * * * *"))),
                        needs(builder -> builder.freshness(Duration.ofMinutes(15)))
                                .andThen(alone())
                                .andThen(captured(new CronTrigger("often", "*/15 * * * *")))),
                new RuleCase(
                        LATENCY_UNREACHABLE,
                        LIVE + "/sinks/0",
                        captured(new CronTrigger("week", "0 3 * * MON-FRI")).andThen(alone()),
                        captured(new CronTrigger("week", "0 3 * * SUN-SAT")).andThen(alone())),
                new RuleCase(
                        LATENCY_UNREACHABLE,
                        LIVE + "/sinks/0",
                        // What is made of a datastore is no younger than it.
                        captured(new CronTrigger("week", "0 3 * * MON-FRI")).andThen(derivedOnly()),
                        derivedOnly()),
                new RuleCase(
                        LATENCY_UNREACHABLE,
                        LIVE + "/sinks/0",
                        triggered(new CronTrigger("weekly", "0 4 * * SUN")).andThen(derivedOnly()),
                        triggered(new CronTrigger("nightly", "0 4 * * *")).andThen(derivedOnly())));
    }

    private static Consumer<TestModel> declared(Duration time) {
        return model -> model.regulators.add(new Regulator("SEC", Optional.empty(), time));
    }

    private static UnaryOperator<ConsumerRetentionRequirements.Builder> forensic(String regulator, Duration time) {
        return builder -> builder.milestoningStrategy(MilestoningStrategy.FORENSIC)
                .regulator(regulator)
                .minRetentionTime(time);
    }

    private static Consumer<TestModel> needs(UnaryOperator<ConsumerRetentionRequirements.Builder> change) {
        return model -> model.sales.chooser = Optional.of(new WorkspacePlatformConfig(
                change.apply(TestModel.needs().toBuilder()).build()));
    }

    /** The group reads customers only. */
    private static Consumer<TestModel> alone() {
        return model -> model.sales.sinks.remove(1);
    }

    /** The group reads only what the transformer makes. */
    private static Consumer<TestModel> derivedOnly() {
        return model -> model.sales.sinks.remove(0);
    }

    private static Consumer<TestModel> captured(StepTrigger trigger) {
        return model -> model.crm.capture = Optional.of(
                TestModel.snapshot(Optional.of(TestModel.source("crm_db", TestModel.HOME)), Optional.of(trigger)));
    }

    private static Consumer<TestModel> triggered(StepTrigger trigger) {
        return model -> {
            model.report.capture = Optional.of(new DataTransformerOutput("Prep", Optional.empty()));
            model.prep.transformer = Optional.of(
                    TestModel.transformer("report", new PythonCodeArtifact(List.of(), Map.of(), "3.11")).toBuilder()
                            .trigger(trigger)
                            .build());
        };
    }
}
