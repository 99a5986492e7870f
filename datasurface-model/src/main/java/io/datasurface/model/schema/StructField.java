package io.datasurface.model.schema;

/**
 * A field of a structure.
 *
 * @param name name of the field
 * @param type its type
 */
public record StructField(String name, DataType type) {}
