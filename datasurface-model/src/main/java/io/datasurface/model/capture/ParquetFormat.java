package io.datasurface.model.capture;

/**
 * Apache Parquet, which brings its schema.
 */
public record ParquetFormat() implements FileFormat {}
