/**
 * Terraform root modules as values, and the names that AWS accepts: what the renderers of this plugin write with.
 *
 * <h2>Conventions that hold for every type here</h2>
 * <ul>
 *   <li><b>Text is never code</b>: a {@link java.lang.String} handed to this package is literal text, in keys and in values, at any
 *       depth of nested JSON. Only {@link io.datasurface.awsbatch.terraform.TfExpression} is code, and it is made from checked
 *       identifiers alone. Terraform itself brings text to Unicode form NFC; an embedded JSON document without references is exact.
 *   <li><b>Bytes are stable</b>: the same calls give the same bytes; resources are sorted by address, arguments keep the order
 *       in which they were set; two-space indent, line feed, one trailing newline.
 *   <li><b>Mistakes surface early</b>: a duplicate key, a bad identifier or a reference to something that the module does not
 *       declare is an {@link java.lang.IllegalArgumentException} when the value or the module is built: a fault of the
 *       renderer, not of the model.
 *   <li><b>Nulls</b>: nothing accepts or returns {@code null}.
 *   <li><b>Threads</b>: everything but the builders and {@link io.datasurface.awsbatch.terraform.AwsNameLedger} is immutable.
 * </ul>
 */
@NullMarked
package io.datasurface.awsbatch.terraform;

import org.jspecify.annotations.NullMarked;
