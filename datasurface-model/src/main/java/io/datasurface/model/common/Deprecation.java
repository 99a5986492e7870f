package io.datasurface.model.common;

import java.util.Optional;

/**
 * Says that an object is deprecated.
 *
 * @param reason why, and what to use instead
 */
public record Deprecation(@Shorthand Optional<Documentation> reason) {}
