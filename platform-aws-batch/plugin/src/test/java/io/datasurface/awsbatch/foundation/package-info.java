/** The foundation, rendered for several instances, is valid Terraform and stays as it is. */
@NullMarked
package io.datasurface.awsbatch.foundation;

import org.jspecify.annotations.NullMarked;
