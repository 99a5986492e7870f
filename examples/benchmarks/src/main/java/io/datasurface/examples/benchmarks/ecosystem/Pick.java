package io.datasurface.examples.benchmarks.ecosystem;

/**
 * A dataset that somebody reads.
 *
 * @param store number of the store
 * @param dataset number of the dataset in it
 */
record Pick(int store, int dataset) {}
