package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.io.EcosystemReader;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * CHANGES.md says what the code does. Run with {@code -Dgolden.update=true} to write its tables anew; such a run fails, so that none passes
 * unread.
 */
class ChangeDocumentTest {
    private static final Path DOCUMENT = Path.of("CHANGES.md");
    private static final Pattern FILE = Pattern.compile("`([a-z]+\\.yaml)`\n```yaml\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern STEP = Pattern.compile(
            "\n`github:([a-z/]+)#([a-z]+)` (.*?)\n\n((?:`[a-z]+\\.yaml`\n```yaml\n.*?```\n)+)(Merged|Refused)\\.\n",
            Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

    @Test
    void theTablesAreWhatTheRulesAre() throws IOException {
        String text = Files.readString(DOCUMENT);
        String expected = with(with(text, "rules", rules()), "types", typeDeviations());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, expected);
            fail("CHANGES.md is written; read it and run without -Dgolden.update");
        }
        assertThat(text)
                .as("CHANGES.md; write its tables anew with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    @TempDir
    private Path folder;

    /** The steps of the example, one after the other, each as its text says. */
    @Test
    void theExampleIsTrue() throws IOException {
        String text = Files.readString(DOCUMENT);
        String example = text.substring(text.indexOf("### An example"), text.indexOf("## Compatibility"));
        List<MatchResult> steps = STEP.matcher(example).results().toList();
        assertThat(steps).hasSize(7);
        Optional<Ecosystem> before = Optional.empty();
        for (MatchResult step : steps) {
            Map<Path, Optional<String>> undo = new LinkedHashMap<>();
            for (MatchResult file : FILE.matcher(step.group(4)).results().toList()) {
                Path path = folder.resolve(file.group(1));
                undo.put(path, Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty());
                Files.writeString(path, file.group(2));
            }
            LoadedModel after = EcosystemReader.read(folder);
            assertThat(after.problems()).isEmpty();
            GateVerdict verdict = ChangeGate.check(
                    before,
                    after.ecosystem().orElseThrow(),
                    GitHubRepository.of(step.group(1), step.group(2)),
                    after.sources());

            assertThat(verdict.problems().stream()
                            .filter(problem -> problem.severity() == Severity.ERROR)
                            .map(Problem::code)
                            .distinct())
                    .as("%s\n%s", step.group(), verdict.problems())
                    .containsExactlyInAnyOrderElementsOf(codes(step.group(3)));
            assertThat(verdict.mayBeMerged()).isEqualTo(step.group(5).equals("Merged"));
            if (verdict.mayBeMerged()) {
                before = after.ecosystem();
            } else {
                for (Map.Entry<Path, Optional<String>> file : undo.entrySet()) {
                    Files.deleteIfExists(file.getKey());
                    if (file.getValue().isPresent()) {
                        Files.writeString(file.getKey(), file.getValue().get());
                    }
                }
            }
        }
    }

    private static List<String> codes(String words) {
        return CODE.matcher(words).results().map(code -> code.group(1)).toList();
    }

    private static String with(String text, String name, String content) {
        Matcher place = Pattern.compile("(<!-- " + name + ": [^>]*-->\\n).*?(<!-- end -->\\n)", Pattern.DOTALL)
                .matcher(text);
        assertThat(place.find()).as("the place of the %s", name).isTrue();
        return text.substring(0, place.end(1)) + content + text.substring(place.start(2));
    }

    private static String rules() {
        StringBuilder text = new StringBuilder();
        for (ChangeRule.Family family : ChangeRule.Family.values()) {
            text.append("\n### ")
                    .append(family.title())
                    .append("\n\n| Code | Read | Not read | What is asked for |\n|---|---|---|---|\n");
            for (ChangeRule rule : ChangeRule.values()) {
                if (rule.family() == family) {
                    text.append("| `%s` | %s | %s | %s |\n"
                            .formatted(rule.code(), severity(rule, true), severity(rule, false), rule.sentence()));
                }
            }
        }
        return text.append('\n').toString();
    }

    private static String severity(ChangeRule rule, boolean consumed) {
        return rule.severity(consumed).name().toLowerCase(Locale.ROOT);
    }

    private static String typeDeviations() {
        StringBuilder text = new StringBuilder("\n");
        PeerTypeDeviations.ALL.forEach((reason, pairs) -> text.append("* ")
                .append(reason)
                .append(pairs.size() == 1 ? " (1 pair)\n" : " (" + pairs.size() + " pairs)\n"));
        return text.append('\n').toString();
    }
}
