package io.datasurface.model.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that a component of a model record has when a model file leaves it out. Canonical files leave it out again, which keeps
 * them short and their diffs small.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /**
     * The default in the notation of the native model format.
     *
     * @return an enum constant's name, {@code true} or {@code false}, or a decimal number
     */
    String value();
}
