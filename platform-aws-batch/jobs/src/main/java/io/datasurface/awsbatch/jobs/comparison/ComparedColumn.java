package io.datasurface.awsbatch.jobs.comparison;

import io.datasurface.awsbatch.spec.SpecType;

/**
 * A column that both sides have.
 *
 * @param name as in the lake
 * @param type what it holds
 */
public record ComparedColumn(String name, SpecType type) {}
