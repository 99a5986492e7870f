/** Where logins are. The only package that speaks with AWS: an export needs a password, and the documents only name it. */
@NullMarked
package io.datasurface.awsbatch.jobs.secrets;

import org.jspecify.annotations.NullMarked;
