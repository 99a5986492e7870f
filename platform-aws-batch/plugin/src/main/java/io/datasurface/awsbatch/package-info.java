/**
 * The AWS batch platform: renders an intention graph as Terraform root modules that ingest with DMS, keep Iceberg tables with Glue jobs and
 * export to consumer databases or to Athena.
 */
@NullMarked
package io.datasurface.awsbatch;

import org.jspecify.annotations.NullMarked;
