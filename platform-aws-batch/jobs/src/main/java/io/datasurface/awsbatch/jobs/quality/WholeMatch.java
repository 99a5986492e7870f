package io.datasurface.awsbatch.jobs.quality;

import java.util.regex.Pattern;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text as a whole matches an expression of Java. Spark's own function looks for it anywhere in the text, and what could be put around an
 * expression to change that depends on the expression.
 */
final class WholeMatch implements UDF1<String, Boolean> {
    private static final long serialVersionUID = 1L;

    private final Pattern pattern;

    WholeMatch(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** A text for which the expression needs more stack than there is does not match it. */
    @Override
    public @Nullable Boolean call(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return pattern.matcher(text).matches();
        } catch (StackOverflowError e) {
            return false;
        }
    }
}
