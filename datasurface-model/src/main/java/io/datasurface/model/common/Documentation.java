package io.datasurface.model.common;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;

/**
 * Words for people about an object.
 *
 * @param description plain text
 * @param tags free key-value pairs
 * @param markdown longer text in Markdown
 */
public record Documentation(@Shorthand String description, Map<String, String> tags, Optional<String> markdown) {
    /** Copies the tags. */
    public Documentation {
        tags = ImmutableMap.copyOf(tags);
    }

    /**
     * Plain text without tags.
     *
     * @param description the text
     * @return documentation with that text only
     */
    public static Documentation of(String description) {
        return new Documentation(description, Map.of(), Optional.empty());
    }
}
