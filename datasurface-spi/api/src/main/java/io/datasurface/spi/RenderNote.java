package io.datasurface.spi;

import io.datasurface.graph.diff.Disturbance;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a platform says of one thing that will be other when a render is applied.
 *
 * @param kind class of the change in the platform's terms, such as {@code D2}: capital letters, digits and hyphens
 * @param subject what it is about, unique for the kind in one review, such as {@code chunks/c1/aws_dms_replication_task.crm}: characters
 *     that need no quotes in a shell, {@code [A-Za-z0-9._/=-]}, at most 400
 * @param disturbance how much that disturbs those who use the data
 * @param refused whether the host must not publish the render unless somebody allows this change by name
 * @param text what will happen, a sentence for people, without a full stop at its end
 */
public record RenderNote(String kind, String subject, Disturbance disturbance, boolean refused, String text)
        implements Comparable<RenderNote> {
    private static final Pattern KIND = Pattern.compile("[A-Z0-9-]{1,20}");
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._/=-]{1,400}");

    /** Refuses a kind or subject of other characters, because people have to write them. */
    public RenderNote {
        Objects.requireNonNull(disturbance, "disturbance");
        Objects.requireNonNull(text, "text");
        check("kind", kind, KIND);
        check("subject", subject, SUBJECT);
    }

    private static void check(String what, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Invalid RenderNote." + what + " \"" + value + "\"; use " + pattern.pattern());
        }
    }

    /** By kind, then by subject, then by the rest. */
    @Override
    public int compareTo(RenderNote other) {
        int order = kind.compareTo(other.kind);
        order = order != 0 ? order : subject.compareTo(other.subject);
        order = order != 0 ? order : disturbance.compareTo(other.disturbance);
        order = order != 0 ? order : Boolean.compare(refused, other.refused);
        return order != 0 ? order : text.compareTo(other.text);
    }
}
