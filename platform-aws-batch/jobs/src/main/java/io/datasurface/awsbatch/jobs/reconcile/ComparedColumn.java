package io.datasurface.awsbatch.jobs.reconcile;

import io.datasurface.awsbatch.spec.SpecType;

/**
 * A column that both sides have.
 *
 * @param name as in the lake
 * @param type what it holds
 */
record ComparedColumn(String name, SpecType type) {}
