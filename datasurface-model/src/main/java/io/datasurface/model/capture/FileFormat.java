package io.datasurface.model.capture;

/** How the files of a capture are written. */
public sealed interface FileFormat permits CsvFormat, JsonFormat, XmlFormat, ParquetFormat, AvroFormat, OrcFormat {}
