package io.datasurface.host;

import io.datasurface.host.output.Publication;
import io.datasurface.model.lint.Problem;
import io.datasurface.spi.RenderNote;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a render gave.
 *
 * @param rendered the artifacts, how the graphs were cut, and what the model says
 * @param publication what was changed in the output folder; empty if there are errors, or if that was only
 *     {@linkplain RenderEngine#preview looked at}, and then nothing was
 * @param notes what each platform instance says of the difference to the last render, by name of the instance; those that have nothing to
 *     say are missing
 * @param problems the problems of all stages that could run, sorted
 */
public record RenderResult(
        Rendered rendered,
        Optional<Publication> publication,
        SortedMap<String, List<RenderNote>> notes,
        List<Problem> problems) {
    /** Copies the collections. */
    public RenderResult {
        SortedMap<String, List<RenderNote>> copies = new TreeMap<>();
        notes.forEach((name, ofPlatform) -> copies.put(name, List.copyOf(ofPlatform)));
        notes = Collections.unmodifiableSortedMap(copies);
        problems = List.copyOf(problems);
    }

    /**
     * Whether nothing was or can be published.
     *
     * @return true if a problem is an error
     */
    public boolean hasErrors() {
        return Problems.hasErrors(problems);
    }

    /**
     * Changes that platforms refuse, whether or not they were allowed.
     *
     * @return what {@link RenderEngine#withAllowances} has to name, sorted
     */
    public SortedSet<String> refusals() {
        SortedSet<String> names = new TreeSet<>();
        notes.forEach((platform, said) ->
                said.stream().filter(RenderNote::refused).forEach(note -> names.add(allowance(platform, note))));
        return names;
    }

    /** By what name a change is allowed: what people see in the output folder. */
    static String allowance(String platform, RenderNote note) {
        return note.kind() + ":" + Rendered.folder(platform) + "/" + note.subject();
    }
}
