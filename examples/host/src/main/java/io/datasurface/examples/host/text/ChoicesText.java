package io.datasurface.examples.host.text;

import io.datasurface.host.output.PlatformChoice;
import java.io.PrintWriter;
import java.util.List;

/** Shows the platforms that were chosen for dataset groups. */
public final class ChoicesText {
    private static final int MOST_CHOICES = 20;

    private ChoicesText() {}

    /**
     * Prints each choice with its reason, or nothing if there are none.
     *
     * @param choices the choices
     * @param out takes the lines
     */
    public static void print(List<PlatformChoice> choices, PrintWriter out) {
        if (choices.isEmpty()) {
            return;
        }
        out.println("Chosen platforms, for groups that the model assigns to none");
        for (PlatformChoice choice : choices.subList(0, Math.min(MOST_CHOICES, choices.size()))) {
            out.println("  " + Words.visible(choice.workspace() + "/" + choice.group() + ": " + choice.platform()));
            out.println("    " + Words.visible(choice.reason()));
        }
        if (choices.size() > MOST_CHOICES) {
            out.println("  ... and " + (choices.size() - MOST_CHOICES) + " more; --json has all");
        }
        out.println("  datasurface propose prints them as entries for the model.");
        out.println();
    }
}
