package io.datasurface.graph.diff;

import io.datasurface.graph.NodeRequirements;
import io.datasurface.model.common.DurationWords;
import io.datasurface.model.common.ProductionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which requirements of a node become stronger or weaker. */
final class RequirementChanges {
    private final List<Change> changes = new ArrayList<>();

    private RequirementChanges() {}

    static List<Change> between(NodeRequirements before, NodeRequirements after) {
        RequirementChanges told = new RequirementChanges();
        told.scale("priority", before.priority(), after.priority(), Comparator.naturalOrder());
        told.scale("latency", before.latency(), after.latency(), Comparator.reverseOrder());
        told.scale("freshness", before.freshness(), after.freshness(), Comparator.reverseOrder());
        told.scale(
                "productionStatus",
                Optional.of(before.productionStatus()),
                Optional.of(after.productionStatus()),
                (one, other) -> Boolean.compare(isProduction(one), isProduction(other)));
        told.milestoning("", before, after, ChangeReason.MILESTONING_TIGHTENED, ChangeReason.MILESTONING_RELAXED);
        if (!before.milestoning().equals(after.milestoning())) {
            told.other("milestoning", before, after, ChangeReason.MILESTONING_CHANGED);
        }
        told.retention("", before, after, ChangeReason.RETENTION_TIGHTENED, ChangeReason.RETENTION_RELAXED);
        return told.changes;
    }

    /** What is needed of the history of one dataset among several. */
    static List<Change> ofDataset(String dataset, NodeRequirements before, NodeRequirements after) {
        RequirementChanges told = new RequirementChanges();
        String prefix = dataset + ".";
        told.milestoning(
                prefix,
                before,
                after,
                ChangeReason.DATASET_MILESTONING_TIGHTENED,
                ChangeReason.DATASET_MILESTONING_RELAXED);
        if (before.needsLive() != after.needsLive()) {
            told.other(prefix + "milestoning", before, after, ChangeReason.DATASET_MILESTONING_CHANGED);
        }
        told.retention(
                prefix,
                before,
                after,
                ChangeReason.DATASET_RETENTION_TIGHTENED,
                ChangeReason.DATASET_RETENTION_RELAXED);
        return told.changes;
    }

    /** The latest version can be had from history, so only lost history is less. */
    private void milestoning(
            String prefix, NodeRequirements before, NodeRequirements after, ChangeReason more, ChangeReason less) {
        String from = Told.constants(before.milestoning());
        String to = Told.constants(after.milestoning());
        if ((after.needsHistory() && !before.needsHistory()) || (after.needsLive() && !before.needsLive())) {
            changes.add(new Change(more, prefix + "milestoning", from, to));
        }
        if (before.needsHistory() && !after.needsHistory()) {
            changes.add(new Change(less, prefix + "milestoning", from, to));
        }
    }

    private void retention(
            String prefix, NodeRequirements before, NodeRequirements after, ChangeReason longer, ChangeReason shorter) {
        int stronger = compare(before.retention(), after.retention(), Comparator.naturalOrder());
        if (stronger != 0) {
            changes.add(new Change(
                    stronger > 0 ? longer : shorter,
                    prefix + "retention",
                    before.retention().map(DurationWords::of).orElse(""),
                    after.retention().map(DurationWords::of).orElse("")));
        }
    }

    /** A change of milestoning that is neither more nor less. */
    private void other(String subject, NodeRequirements before, NodeRequirements after, ChangeReason reason) {
        if (changes.stream().noneMatch(change -> change.subject().equals(subject))) {
            changes.add(new Change(
                    reason, subject, Told.constants(before.milestoning()), Told.constants(after.milestoning())));
        }
    }

    /** Greater is stronger, and anything is stronger than nothing. */
    private <T> void scale(String name, Optional<T> before, Optional<T> after, Comparator<? super T> strength) {
        int stronger = compare(before, after, strength);
        if (stronger != 0) {
            changes.add(new Change(
                    stronger > 0 ? ChangeReason.REQUIREMENT_TIGHTENED : ChangeReason.REQUIREMENT_RELAXED,
                    name,
                    before.map(RequirementChanges::words).orElse(""),
                    after.map(RequirementChanges::words).orElse("")));
        }
    }

    private static String words(Object value) {
        return value instanceof Duration time ? DurationWords.of(time) : value.toString();
    }

    private static <T> int compare(Optional<T> before, Optional<T> after, Comparator<? super T> strength) {
        if (before.isEmpty() || after.isEmpty()) {
            return Boolean.compare(after.isPresent(), before.isPresent());
        }
        return strength.compare(after.get(), before.get());
    }

    private static boolean isProduction(ProductionStatus status) {
        return status == ProductionStatus.PRODUCTION;
    }
}
