package io.datasurface.host.delivery;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.graph.diff.Disturbance;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.host.RenderResult;
import io.datasurface.host.Rendered;
import io.datasurface.host.output.Publication;
import io.datasurface.spi.RenderNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message of a delivery's commit: the plan in a few lines. It depends on the model and the branch only. */
final class DeliveryMessage {
    /** Footer of an acknowledgement: the commit that was applied. */
    static final String APPLIED_FOOTER = "DataSurface-Applied";

    private static final int MOST_CHUNKS = 10;
    private static final int MOST_NOTES = 20;

    private DeliveryMessage() {}

    static String of(ModelVersion version, RenderResult render, String folder) {
        Publication publication = render.publication().orElseThrow();
        StringBuilder message = new StringBuilder();
        String platforms =
                String.join(", ", render.rendered().planned().platforms().keySet());
        line(message, "Render " + GitText.line(platforms) + " at " + version.shortCommit());
        line(message, "");
        line(message, "Model: " + version.subject());
        line(
                message,
                "Files: %,d added, %,d changed, %,d removed, %,d as they were",
                publication.added().size(),
                publication.changed().size(),
                publication.removed().size(),
                publication.unchanged());
        for (PlannedPlatform platform : render.rendered().planned().platforms().values()) {
            line(
                    message,
                    "%s: nodes %,d, chunks %,d%s",
                    GitText.line(platform.platform().name()),
                    platform.platform().model().graph().nodeCount(),
                    platform.plan().chunks().size(),
                    touched(platform, publication));
        }
        disturbing(message, render.notes());
        line(message, "");
        line(message, BranchHistory.MODEL_FOOTER + ": " + version.commit());
        if (!folder.isEmpty()) {
            line(message, BranchHistory.FOLDER_FOOTER + ": " + folder);
        }
        return message.toString();
    }

    /** What platforms say that users will notice, so that whoever applies the commit reads it there. */
    private static void disturbing(StringBuilder message, SortedMap<String, List<RenderNote>> notes) {
        List<String> lines = new ArrayList<>();
        notes.forEach((platform, said) -> said.stream()
                .filter(note -> note.refused() || note.disturbance() != Disturbance.NONE)
                .forEach(note -> lines.add(GitText.line(platform + ": " + note.kind() + " " + note.subject() + " ("
                        + note.disturbance().code() + "): " + note.text()))));
        if (!lines.isEmpty()) {
            line(message, "");
            line(message, "When this is applied:");
            lines.stream().limit(MOST_NOTES).forEach(text -> line(message, "%s", "  " + text));
            if (lines.size() > MOST_NOTES) {
                line(message, "  and %,d more", lines.size() - MOST_NOTES);
            }
        }
    }

    /** The message of a commit that notes what was applied. */
    static String acknowledging(String commit, Map<String, Set<String>> chunks) {
        StringBuilder message = new StringBuilder();
        line(message, "Acknowledge " + commit.substring(0, 10));
        line(message, "");
        if (chunks.isEmpty()) {
            line(message, "All of it was applied.");
        }
        new TreeMap<>(chunks)
                .forEach((platform, some) -> line(
                        message,
                        "%s: %s applied",
                        GitText.line(platform),
                        some.isEmpty() ? "all was" : GitText.line(String.join(", ", new TreeSet<>(some))) + " were"));
        line(message, "");
        line(message, APPLIED_FOOTER + ": " + commit);
        return message.toString();
    }

    /** Which chunks have other files than before, of platforms that have a folder for each chunk. */
    private static String touched(PlannedPlatform platform, Publication publication) {
        String folder = Rendered.folder(platform.platform().name()) + "/";
        Set<String> parts = Stream.of(publication.added(), publication.changed(), publication.removed())
                .flatMap(List::stream)
                .filter(path -> path.startsWith(folder))
                .flatMap(path -> Arrays.stream(path.split("/", -1)))
                .collect(Collectors.toSet());
        List<String> chunks = platform.plan().chunks().stream()
                .map(Chunk::id)
                .filter(parts::contains)
                .sorted()
                .toList();
        if (chunks.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", chunks.stream().limit(MOST_CHUNKS).toList());
        int more = chunks.size() - MOST_CHUNKS;
        return "; touched: " + shown + (more > 0 ? " and " + more + " more" : "");
    }

    private static void line(StringBuilder message, String format, Object... arguments) {
        message.append(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments))
                .append('\n');
    }
}
