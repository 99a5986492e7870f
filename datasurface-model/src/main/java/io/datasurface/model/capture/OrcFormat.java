package io.datasurface.model.capture;

/**
 * Apache ORC, which brings its schema.
 */
public record OrcFormat() implements FileFormat {}
