/**
 * What a render leaves in its output folder beside the platforms' own files: {@code manifest.json} says what was rendered from what,
 * {@code plan.json} holds all decisions that the next render has to keep. Every type is immutable and safe to share.
 */
@NullMarked
package io.datasurface.host.output;

import org.jspecify.annotations.NullMarked;
