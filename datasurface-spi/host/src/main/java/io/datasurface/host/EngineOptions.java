package io.datasurface.host;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How an engine works.
 *
 * @param threads most threads that render at once
 * @param timeLimit how long a call of a plugin may take
 * @param only the platform instances that are rendered; empty for all
 * @param full whether everything is rendered, also what has not changed
 * @param rebalance how many nodes may move for better chunks; empty if chunks are kept
 * @param allowances the changes that are published although a platform refuses them
 * @param modelVersion what the manifest calls the version of the model
 */
record EngineOptions(
        int threads,
        Duration timeLimit,
        Optional<Set<String>> only,
        boolean full,
        Optional<OptionalInt> rebalance,
        Set<String> allowances,
        Optional<String> modelVersion) {
    EngineOptions withThreads(int count) {
        return new EngineOptions(count, timeLimit, only, full, rebalance, allowances, modelVersion);
    }

    EngineOptions withTimeLimit(Duration limit) {
        return new EngineOptions(threads, limit, only, full, rebalance, allowances, modelVersion);
    }

    EngineOptions withOnly(Set<String> names) {
        return new EngineOptions(threads, timeLimit, Optional.of(names), full, rebalance, allowances, modelVersion);
    }

    EngineOptions withFull() {
        return new EngineOptions(threads, timeLimit, only, true, rebalance, allowances, modelVersion);
    }

    EngineOptions withRebalance(OptionalInt budget) {
        return new EngineOptions(threads, timeLimit, only, full, Optional.of(budget), allowances, modelVersion);
    }

    EngineOptions withAllowances(Set<String> names) {
        return new EngineOptions(threads, timeLimit, only, full, rebalance, names, modelVersion);
    }

    EngineOptions withModelVersion(String version) {
        return new EngineOptions(threads, timeLimit, only, full, rebalance, allowances, Optional.of(version));
    }

    boolean isWanted(String platform) {
        return only.isEmpty() || only.get().contains(platform);
    }
}
