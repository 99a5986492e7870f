package io.datasurface.model.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a record, a component of it or an enum constant means, for people who write model files: the JSON Schema shows it. Records
 * of extensions have it; those of the model itself take the words from their doc comments.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Description {
    /**
     * The meaning.
     *
     * @return words or sentences, as plain text
     */
    String value();
}
