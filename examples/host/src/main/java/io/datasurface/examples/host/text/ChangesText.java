package io.datasurface.examples.host.text;

import io.datasurface.model.change.ModelDiff;
import java.io.PrintWriter;

/** Shows what differs between two models. */
public final class ChangesText {
    private ChangesText() {}

    /**
     * Prints the changes below their owners, and how many there are.
     *
     * @param diff the changes
     * @param out takes the lines
     */
    public static void print(ModelDiff diff, PrintWriter out) {
        diff.toString().lines().forEach(line -> out.println(Words.visible(line)));
        out.println(diff.isEmpty() ? "No changes." : Words.count(diff.changes().size(), "change") + ".");
    }
}
