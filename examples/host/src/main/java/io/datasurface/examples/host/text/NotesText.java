package io.datasurface.examples.host.text;

import io.datasurface.spi.ChangeNote;
import java.io.PrintWriter;
import java.util.List;

/** Shows what a platform says that a change will do. */
public final class NotesText {
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
}
