/** Quotas of accounts: what AWS allows, what a plan needs, and what to ask for. Not API. */
@NullMarked
package io.datasurface.awsbatch.quota;

import org.jspecify.annotations.NullMarked;
