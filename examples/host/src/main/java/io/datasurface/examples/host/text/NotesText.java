package io.datasurface.examples.host.text;

import io.datasurface.spi.ChangeNote;
import io.datasurface.spi.RenderNote;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** Shows what a platform says that a change will do. */
public final class NotesText {
    private static final int MOST_NOTES = 200;

    private NotesText() {}

    /**
     * Prints each note, or nothing if there are none.
     *
     * @param notes the notes
     * @param limit how many are shown
     * @param out takes the lines
     */
    public static void print(List<ChangeNote> notes, int limit, PrintWriter out) {
        if (notes.isEmpty()) {
            return;
        }
        out.println("  the platform says");
        for (ChangeNote note : notes.subList(0, Math.min(limit, notes.size()))) {
            out.println("    " + Words.visible(note.subject()) + " ("
                    + note.disturbance().code() + "): " + Words.visible(note.text()));
        }
        if (notes.size() > limit) {
            out.println("    ... and " + (notes.size() - limit) + " more");
        }
    }

    /**
     * Prints what platforms say that applying a render will do, those first that are refused.
     *
     * @param notes notes by name of the platform instance
     * @param out takes the lines
     */
    public static void print(SortedMap<String, List<RenderNote>> notes, PrintWriter out) {
        notes.forEach((platform, said) -> {
            out.println("When this is applied, says " + Words.visible(platform));
            List<RenderNote> sorted = said.stream()
                    .sorted(Comparator.comparing(RenderNote::refused).reversed())
                    .toList();
            for (RenderNote note : sorted.subList(0, Math.min(MOST_NOTES, sorted.size()))) {
                out.println("  " + note.kind() + " " + note.subject() + " ("
                        + note.disturbance().code() + "): " + Words.visible(note.text()));
            }
            if (sorted.size() > MOST_NOTES) {
                out.println("  ... and " + (sorted.size() - MOST_NOTES) + " more; --json has all");
            }
        });
    }
}
