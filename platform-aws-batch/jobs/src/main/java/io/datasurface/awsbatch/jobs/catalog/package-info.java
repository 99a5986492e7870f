/** The Glue Data Catalog and S3, as far as files of the staging area and tables of other formats than Iceberg need them: Iceberg speaks with them itself. */
@NullMarked
package io.datasurface.awsbatch.jobs.catalog;

import org.jspecify.annotations.NullMarked;
