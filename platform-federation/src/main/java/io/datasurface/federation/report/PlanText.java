package io.datasurface.federation.report;

import io.datasurface.federation.migrate.Migration;
import io.datasurface.federation.plan.FederationPlan;
import io.datasurface.federation.plan.StorePlan;
import io.datasurface.spi.FeedTake;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** {@code plan.md}: the plan for people. */
final class PlanText {
    private final FederationPlan plan;
    private final StringBuilder text = new StringBuilder();

    PlanText(FederationPlan plan) {
        this.plan = plan;
    }

    String write() {
        line("# How the platforms share");
        line("");
        line(plan.stores().size() + " datastores are ingested once each, and "
                + plan.takes().size()
                + " feeds carry them to other platforms. The feeds cost about **" + dollars(plan.cost())
                + "** US dollars a month. If everybody read from the primary platforms, they would cost "
                + dollars(plan.directCost()) + ". Less than " + dollars(plan.bound()) + " cannot be reached.");
        migrations();
        line("");
        line("## Who ingests what, and why");
        line("");
        line("| Datastore | Platform | Why | Feeds, US dollars a month | If direct |");
        line("|---|---|---|---|---|");
        plan.stores().forEach(this::store);
        if (!plan.takes().isEmpty()) {
            line("");
            line("## Who reads from whom, and why");
            line("");
            line("| Datastore | Reader | From | As | Datasets | Why |");
            line("|---|---|---|---|---|---|");
            plan.takes().forEach(this::take);
        }
        return text.toString();
    }

    private void migrations() {
        if (plan.migrations().isEmpty()) {
            return;
        }
        line("");
        line("## Changes of the primary platform that are under way");
        line("");
        line("| Datastore | From | To | Stage | Next |");
        line("|---|---|---|---|---|");
        for (Migration migration : plan.migrations()) {
            String stage =
                    migration.stage().code() + (migration.batch().isEmpty() ? "" : " at batch " + migration.batch());
            row(migration.store(), migration.from(), migration.to(), stage, migration.next());
        }
    }

    private void store(StorePlan store) {
        row(
                plan.name(store),
                plan.members().name(store.primary()),
                store.reason(),
                dollars(store.tree().cost()),
                dollars(store.tree().direct()));
    }

    private void take(FeedTake take) {
        row(
                take.store(),
                take.platform(),
                take.from(),
                take.format(),
                Integer.toString(take.datasets().size()),
                take.reason());
    }

    private void row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(Escapes.markdown(cell)).append(' ');
        }
        line("|");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    static String dollars(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
