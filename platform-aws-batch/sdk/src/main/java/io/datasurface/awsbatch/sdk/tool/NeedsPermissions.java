package io.datasurface.awsbatch.sdk.tool;

import java.util.List;

/** A command that says what its credentials have to be allowed. */
@FunctionalInterface
interface NeedsPermissions {
    /** Actions of IAM. */
    List<String> permissions();
}
