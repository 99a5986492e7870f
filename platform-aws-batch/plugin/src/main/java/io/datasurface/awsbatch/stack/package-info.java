/** CloudFormation stacks of one resource, for what Terraform's provider would keep a secret of in its state. */
@NullMarked
package io.datasurface.awsbatch.stack;

import org.jspecify.annotations.NullMarked;
