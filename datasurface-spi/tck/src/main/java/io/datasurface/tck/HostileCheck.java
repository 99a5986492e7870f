package io.datasurface.tck;

import io.datasurface.host.Rendered;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes texts into a model that mean something where they do not belong, and looks what becomes of them. */
final class HostileCheck {
    /** Formats in which plain quotes do not go over the end of a line. Those of shells and CSV do. */
    private static final Set<String> LINEWISE =
            Set.of("py", "properties", "ini", "cfg", "toml", "java", "scala", "js", "go");

    private static final Pattern BLOCK = Pattern.compile("\"\"\"|'''|`");
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*" + HostilePlaces.INJECTED);

    private static final String OTHER = "tck2x";
    private static final String DOCUMENTATION = "documentation";

    private final ContractRun run;
    private final BiConsumer<String, byte[]> check;
    private final BiFunction<String, byte[], List<String>> texts;
    private final List<String> mistakes = new ArrayList<>();
    /** What a harmless text becomes in a place, if several hostile ones are held against it. */
    private final Map<List<String>, Outcome> harmless = new HashMap<>();

    /**
     * What a model becomes.
     *
     * @param artifacts by path; none if a text in it is a problem
     * @param told codes of problems
     */
    private record Outcome(SortedMap<String, byte[]> artifacts, List<String> told) {
        static final Outcome NONE = new Outcome(Collections.emptySortedMap(), List.of());
    }

    private HostileCheck(
            ContractRun run, BiConsumer<String, byte[]> check, BiFunction<String, byte[], List<String>> texts) {
        this.run = run;
        this.check = check;
        this.texts = texts;
    }

    /** What got out of its place, a line for each file. */
    static List<String> mistakes(
            ContractRun run, BiConsumer<String, byte[]> check, BiFunction<String, byte[], List<String>> texts) {
        HostileCheck hostile = new HostileCheck(run, check, texts);
        hostile.rendered(run.model(), "", "");
        if (!hostile.mistakes.isEmpty()) {
            return hostile.mistakes; // All else would say the same again.
        }
        for (String text : ModelEdits.HOSTILE) {
            hostile.rendered(ModelEdits.renamed(run.model(), text), "in names", text);
            hostile.rendered(ModelEdits.documented(run.model(), text), "in documentation", text);
        }
        for (String text : HostilePlaces.TEXTS) {
            hostile.placed(HostilePlaces.of(run, text), text);
        }
        HostilePlaces.ALIKE.forEach(pair -> hostile.alike(pair.get(0), pair.get(1)));
        for (String text : HostilePlaces.SCALARS) {
            hostile.placed(HostilePlaces.whole(), text);
        }
        return hostile.mistakes;
    }

    private void placed(Map<String, BiFunction<Ecosystem, String, Ecosystem>> places, String text) {
        String plainText = HostilePlaces.harmless(text);
        places.forEach((where, place) -> {
            Ecosystem changed = place.apply(run.model(), text);
            Outcome out = changed.equals(run.model()) ? Outcome.NONE : rendered(changed, where, text);
            if (!out.artifacts().isEmpty()) {
                Ecosystem plain = place.apply(run.model(), plainText);
                Outcome like = HostilePlaces.SCALARS.contains(text)
                        ? harmless(plain, where, plainText)
                        : rendered(plain, where, plainText);
                // What a warning says is left out may be missing.
                if (out.told().equals(like.told())) {
                    compare(out.artifacts(), like.artifacts(), where, text);
                    comesBack(out.artifacts(), like.artifacts(), ModelTexts.with(plainText, plain), where, text);
                }
            }
        });
    }

    private Outcome harmless(Ecosystem model, String where, String text) {
        return harmless.computeIfAbsent(List.of(where, text), key -> rendered(model, where, text));
    }

    /** Texts of the model that can be read out of an artifact can be so with the hostile text in them. */
    private void comesBack(
            SortedMap<String, byte[]> out,
            SortedMap<String, byte[]> like,
            Set<String> expected,
            String where,
            String text) {
        // Documentation becomes comments, in which a plugin may write less.
        if (where.endsWith(DOCUMENTATION)) {
            return;
        }
        like.forEach((path, content) -> {
            byte[] hostile = out.get(path);
            List<String> left = hostile == null ? List.of() : new ArrayList<>(read(path, hostile));
            for (String each : hostile == null ? List.<String>of() : read(path, content)) {
                String changed = each.replace(HostilePlaces.harmless(text), text);
                if (expected.contains(each) && !left.remove(changed)) {
                    mistakes.add(path + " has " + shown(each) + " with plain letters, and not with " + shown(text)
                            + " in their place, " + where);
                }
            }
        });
    }

    private List<String> read(String path, byte[] content) {
        try {
            return texts.apply(path, content);
        } catch (IllegalArgumentException e) {
            return List.of(); // Whether it has to be of some format, the plugin's own check says.
        }
    }

    /** What two texts become is different, wherever what stands there shows at all. */
    private void alike(String quoted, String plain) {
        HostilePlaces.of(run, plain).forEach((where, place) -> {
            // Documentation becomes comments, in which a plugin may write less.
            if (where.endsWith(DOCUMENTATION) || place.apply(run.model(), plain).equals(run.model())) {
                return;
            }
            SortedMap<String, byte[]> first =
                    rendered(place.apply(run.model(), quoted), where, quoted).artifacts();
            SortedMap<String, byte[]> second =
                    rendered(place.apply(run.model(), plain), where, plain).artifacts();
            SortedMap<String, byte[]> other =
                    harmless(place.apply(run.model(), OTHER), where, OTHER).artifacts();
            first.forEach((path, content) -> {
                boolean isThere = other.containsKey(path) && second.containsKey(path);
                if (isThere && !Arrays.equals(content, other.get(path)) && Arrays.equals(content, second.get(path))) {
                    mistakes.add(path + " has the same for " + shown(quoted) + " and " + shown(plain) + " " + where);
                }
            });
        });
    }

    private Outcome rendered(Ecosystem model, String where, String text) {
        SortedMap<String, byte[]> out = new TreeMap<>();
        ContractRun hostile = run.with(model);
        Rendered rendered = hostile.render();
        Expectations.assertNoFailure(hostile, rendered.problems());
        if (rendered.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            return Outcome.NONE;
        }
        rendered.artifacts().forEach((path, content) -> out.put(path, content));
        out.forEach((path, content) -> {
            try {
                check.accept(path, content);
            } catch (RuntimeException | AssertionError e) {
                mistakes.add(path + " is broken" + (text.isEmpty() ? "" : " by " + shown(text) + " " + where) + ": "
                        + e.getMessage());
            }
            if (ownLine(path, new String(content, StandardCharsets.UTF_8))) {
                mistakes.add(path + " has a line of its own for what stood after a line break of " + shown(text) + " "
                        + where);
            }
        });
        return new Outcome(
                out, rendered.problems().stream().map(Problem::code).sorted().toList());
    }

    private void compare(SortedMap<String, byte[]> out, SortedMap<String, byte[]> like, String where, String text) {
        if (like.isEmpty()) {
            return;
        }
        SortedMap<String, String> shapes = shapes(out);
        SortedMap<String, String> expected = shapes(like);
        // A name in a path is another name there.
        List<String> all = sorted(shapes);
        if (all.equals(sorted(expected))) {
            return;
        }
        List<String> left = sorted(expected);
        shapes.forEach((path, shape) -> {
            if (!left.remove(shape)) {
                mistakes.add(path + " has other parts with " + shown(text) + " " + where
                        + " than with plain letters in its place");
            }
        });
    }

    private static List<String> sorted(Map<String, String> shapes) {
        List<String> sorted = new ArrayList<>(shapes.values());
        Collections.sort(sorted);
        return sorted;
    }

    private static SortedMap<String, String> shapes(SortedMap<String, byte[]> artifacts) {
        SortedMap<String, String> shapes = new TreeMap<>();
        artifacts.forEach((path, content) -> shape(path, content).ifPresent(shape -> shapes.put(path, shape)));
        return shapes;
    }

    private static Optional<String> shape(String path, byte[] content) {
        try {
            return Shapes.of(path, content);
        } catch (IllegalArgumentException e) {
            return Optional.of("broken"); // Whether it has to be some, the plugin's own check says.
        }
    }

    private static boolean ownLine(String path, String content) {
        if (!LINEWISE.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            return false;
        }
        Matcher line = LINE.matcher(content);
        while (line.find()) {
            // An odd number of marks before it: it stands in a text of several lines.
            if (BLOCK.matcher(content.substring(0, line.start())).results().count() % 2 == 0) {
                return true;
            }
        }
        return false;
    }

    private static String shown(String text) {
        return "<" + text.replace("\n", "\\n") + ">";
    }
}
