package io.datasurface.model.io;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A model file as a stream of tokens: the one view that everything above has of JSON and of YAML. */
interface Tokens {
    /** Moves to the next token; null at the end of the file. */
    @Nullable JsonToken next();

    /** The token at hand. */
    @Nullable JsonToken current();

    /** The name of a field, or a simple value as it was written. */
    String text();

    /** The same as a shared text. */
    default Text text(TextPool pool) {
        return pool.text(text());
    }

    /** Whether this is a text of a pool. */
    default boolean is(Text text) {
        return text().equals(text.string());
    }

    /** The value of a number; an {@link ArithmeticException} or {@link NumberFormatException} if it is not finite. */
    BigDecimal decimal();

    /** Where the token begins. */
    long position();

    /** Whether the token refers to an earlier part of the file instead of being a value, or is a value with a {@link #tag}. */
    boolean isAlias();

    /** What a YAML tag makes of the value; empty if it has none, or one without a meaning for us. */
    default String tag() {
        return "";
    }

    /** Whether unquoted words and numbers are text where text is wanted, and nothing at all is an empty object or list: YAML. */
    boolean lenient();

    /** Moves from the first token of a value to its last. */
    default void skip() {
        int depth = 0;
        JsonToken token = current();
        while (token != null) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
            token = next();
        }
    }
}
