/** The export job: tables of the lake into databases of consumers. */
@NullMarked
package io.datasurface.awsbatch.jobs.export;

import org.jspecify.annotations.NullMarked;
