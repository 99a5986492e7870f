package io.datasurface.model.capture;

/**
 * Apache Avro, which brings its schema.
 */
public record AvroFormat() implements FileFormat {}
