package io.datasurface.federation.plan;

import io.datasurface.federation.migrate.Migration;
import io.datasurface.federation.tree.Tree;
import java.util.Optional;

/**
 * What is planned for one store.
 *
 * @param store id of the store
 * @param primary id of the platform that ingests it; in a dual run of that which is to
 * @param root id of the platform that the others read from, directly or by way of others: the primary one, in a dual run still the old one
 * @param reason why it is that primary platform, a sentence
 * @param pinned whether the model says so
 * @param tree who reads from whom
 * @param migration a change of the primary platform that is under way
 */
public record StorePlan(
        int store, int primary, int root, String reason, boolean pinned, Tree tree, Optional<Migration> migration) {}
