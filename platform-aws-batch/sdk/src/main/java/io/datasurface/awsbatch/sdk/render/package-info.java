/** What a render says of AWS: root modules, their accounts and resources, and documents. Not API. */
@NullMarked
package io.datasurface.awsbatch.sdk.render;

import org.jspecify.annotations.NullMarked;
