package io.datasurface.model.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a map or list of a model record whose order means something, such as the columns of a table and of its key. The order of every
 * other one is kept for people, but a model in another order is the same model and has the same hash.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OrderMatters {}
