/**
 * The JSON form of the specs: {@link io.datasurface.awsbatch.spec.json.SpecWriter} writes the newest version, always with the same
 * bytes for the same document; {@link io.datasurface.awsbatch.spec.json.SpecReader} reads it strictly and reports all problems of a
 * document at once.
 */
@NullMarked
package io.datasurface.awsbatch.spec.json;

import org.jspecify.annotations.NullMarked;
