/** The landing area: batches of transformers between the job that writes them and the one that ingests them. */
@NullMarked
package io.datasurface.awsbatch.jobs.landing;

import org.jspecify.annotations.NullMarked;
