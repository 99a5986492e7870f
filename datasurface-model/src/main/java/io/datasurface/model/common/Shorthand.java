package io.datasurface.model.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component that stands for its whole record in a model file when every other component has its default: a column that has
 * only a type is written {@code id: Integer} instead of {@code id: {type: Integer}}. At most one component of a record has it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Shorthand {}
