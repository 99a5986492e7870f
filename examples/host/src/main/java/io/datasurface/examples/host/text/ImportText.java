package io.datasurface.examples.host.text;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.interop.Untold;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Shows an import. */
public final class ImportText {
    private static final int MOST_OBJECTS = 3;

    private ImportText() {}

    /**
     * Prints what was written.
     *
     * @param file where to
     * @param model the model
     * @param out takes the line
     */
    public static void written(Path file, Ecosystem model, PrintWriter out) {
        EcosystemIndex index = EcosystemIndex.of(model);
        String what = String.join(
                ", ",
                Words.count(model.zones().size(), "zone"),
                Words.count(index.datastores().size(), "datastore"),
                Words.count(index.workspaces().size(), "workspace"),
                Words.count(index.platforms().size(), "platform"));
        out.println(Words.visible("Wrote " + file + ": " + what + "."));
    }

    /**
     * Prints what the server could not tell, and how to supply it.
     *
     * @param untold what is missing
     * @param out takes the lines
     */
    public static void untold(List<Untold> untold, PrintWriter out) {
        if (untold.isEmpty()) {
            return;
        }
        out.println();
        out.println("The server cannot tell, and no supplement told:");
        for (Untold one : untold) {
            out.println("  " + one.gap().what());
            out.println(Words.visible("      of " + objects(one)));
            out.println("      supply " + one.gap().remedy());
        }
    }

    private static String objects(Untold untold) {
        List<String> paths = untold.objects().stream().map(Object::toString).toList();
        String shown = String.join(", ", paths.subList(0, Math.min(MOST_OBJECTS, paths.size())));
        return paths.size() > MOST_OBJECTS ? shown + " and " + (paths.size() - MOST_OBJECTS) + " more" : shown;
    }
}
