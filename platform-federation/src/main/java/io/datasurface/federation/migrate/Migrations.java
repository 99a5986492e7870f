package io.datasurface.federation.migrate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Takes every change of a primary platform through its stages, one per render at most: dual run, cut over, retired. What was decided in the
 * last render is the input, so a render that is repeated stays where it is, and one that was lost is made again. A store always has one or
 * two platforms that ingest it, and two in the dual run only. What operators have acknowledged counts for the change that was under way when
 * they did: what the model said before its stage began is old, and is remembered as such until it is taken away.
 */
public final class Migrations {
    private static final String PRIMARY = "primary/";
    private static final String REASON = "reason/";
    private static final String STAGE = "stage/";
    private static final String OLD = "old/";
    private static final String BATCH = "batch/";
    private static final String OLD_BATCH = "old-batch/";
    private static final String OLD_RETIRED = "old-retired/";

    private final Map<String, String> previous;
    private final Map<String, String> caughtUp;
    private final Set<String> retired;

    /**
     * Goes on from the last render.
     *
     * @param previous its decisions
     * @param caughtUp by store the batch that the new platform has
     * @param retired stores whose readers have all gone over
     */
    public Migrations(Map<String, String> previous, Map<String, String> caughtUp, Set<String> retired) {
        this.previous = previous;
        this.caughtUp = caughtUp;
        this.retired = retired;
    }

    /**
     * The platforms that the last render wanted as primary ones.
     *
     * @return by store; in a dual run already the new one
     */
    public Map<String, String> primaries() {
        return byStore(PRIMARY);
    }

    /**
     * Why these were chosen.
     *
     * @return by store a sentence; nothing for what the model had named
     */
    public Map<String, String> reasons() {
        return byStore(REASON);
    }

    private Map<String, String> byStore(String prefix) {
        Map<String, String> found = new TreeMap<>();
        previous.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /**
     * The next stage of a store.
     *
     * @param store name of the store
     * @param wanted name of its primary platform as it is chosen now
     * @param written whether a transformer writes it: that must not run twice, so there is no dual run
     * @param exists tells names of platforms that can still do their part
     * @return the migration; empty if there is none, or if it is done
     */
    public Optional<Migration> next(String store, String wanted, boolean written, Predicate<String> exists) {
        String before = previous.getOrDefault(PRIMARY + store, wanted);
        Optional<Stage> stage = Stage.of(previous.getOrDefault(STAGE + store, ""));
        String old = previous.getOrDefault(OLD + store, before);
        String holder = stage.equals(Optional.of(Stage.DUAL_RUN)) ? old : before;
        if (stage.isPresent() && before.equals(wanted) && !old.equals(wanted)) {
            return exists.test(old) ? goOn(store, old, wanted, stage.get()) : Optional.empty();
        }
        if (holder.equals(wanted) || !exists.test(holder)) {
            return Optional
                    .empty(); // Nothing changes, or it goes back before anybody read elsewhere, or the old one is gone.
        }
        return Optional.of(new Migration(store, holder, wanted, written ? Stage.CUT_OVER : Stage.DUAL_RUN, ""));
    }

    private Optional<Migration> goOn(String store, String old, String wanted, Stage stage) {
        if (stage == Stage.DUAL_RUN) {
            String batch = caughtUp.getOrDefault(store, "").strip();
            batch = batch.equals(previous.getOrDefault(OLD_BATCH + store, "")) ? "" : batch;
            return Optional.of(
                    new Migration(store, old, wanted, batch.isEmpty() ? Stage.DUAL_RUN : Stage.CUT_OVER, batch));
        }
        return retired.contains(store) && !previous.containsKey(OLD_RETIRED + store)
                ? Optional.empty()
                : Optional.of(new Migration(store, old, wanted, stage, previous.getOrDefault(BATCH + store, "")));
    }

    /**
     * Writes decisions.
     *
     * @param primaries by store the platform that is wanted as primary one
     * @param reasons by store why, where that was chosen
     * @param migrations what is under way
     * @return what the next render has to know
     */
    public SortedMap<String, String> decisions(
            Map<String, String> primaries, Map<String, String> reasons, Iterable<Migration> migrations) {
        SortedMap<String, String> decisions = new TreeMap<>();
        reasons.forEach((store, reason) -> decisions.put(REASON + store, reason));
        primaries.forEach((store, platform) -> decisions.put(PRIMARY + store, platform));
        for (Migration migration : migrations) {
            decisions.put(STAGE + migration.store(), migration.stage().code());
            decisions.put(OLD + migration.store(), migration.from());
            if (!migration.batch().isEmpty()) {
                decisions.put(BATCH + migration.store(), migration.batch());
            }
            oldBatch(migration).ifPresent(batch -> decisions.put(OLD_BATCH + migration.store(), batch));
            if (isRetiredOld(migration)) {
                decisions.put(OLD_RETIRED + migration.store(), "true");
            }
        }
        return decisions;
    }

    /**
     * A batch that the model names for a store since before its dual run began, so that it says nothing of it.
     *
     * @param migration the change that is under way
     * @return the batch; empty if there is none, or if it is no dual run
     */
    public Optional<String> oldBatch(Migration migration) {
        String batch = caughtUp.getOrDefault(migration.store(), "").strip();
        boolean old = !isGoingOn(migration) || batch.equals(previous.get(OLD_BATCH + migration.store()));
        return migration.stage() == Stage.DUAL_RUN && !batch.isEmpty() && old ? Optional.of(batch) : Optional.empty();
    }

    /**
     * Whether the model calls a store retired since before it was cut over, which says nothing of the change that is under way.
     *
     * @param migration the change
     * @return true if it is so
     */
    public boolean isRetiredOld(Migration migration) {
        return retired.contains(migration.store())
                && (migration.stage() == Stage.DUAL_RUN
                        || !isGoingOn(migration)
                        || previous.containsKey(OLD_RETIRED + migration.store()));
    }

    /** Whether the last render had this stage of this change already. */
    private boolean isGoingOn(Migration migration) {
        String store = migration.store();
        return migration.stage().code().equals(previous.get(STAGE + store))
                && migration.from().equals(previous.get(OLD + store))
                && migration.to().equals(previous.get(PRIMARY + store));
    }

    /**
     * Whether the last render left a store in the middle of a change.
     *
     * @param store name of the store
     * @return true if it did
     */
    public boolean wasUnderWay(String store) {
        return previous.containsKey(STAGE + store);
    }
}
