package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** LINT.md is written from the rules. Run with {@code -Dgolden.update=true} to write it anew; such a run fails, so that none passes unread. */
class LintDocumentTest {
    private static final Path DOCUMENT = Path.of("LINT.md");

    @Test
    void theDocumentSaysWhatTheRulesAre() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, expected);
            fail("LINT.md is written; read it and run without -Dgolden.update");
        }
        assertThat(Files.readString(DOCUMENT))
                .as("LINT.md; write it anew with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Rules of the linter

                Written by `LintDocumentTest` from `LintRule`: do not edit. An error keeps a model from being rendered; a warning does not.
                Every problem that the linter finds has one of these codes, the path and position of the object that has to change, and a sentence that says
                what to do. An owner may accept a warning, with the reason, by a `LintSuppression`. Codes are stable; the rules of platforms come from their plugins, those of foreign kinds of objects from their extensions.
                """);
        for (LintRule.Family family : LintRule.Family.values()) {
            text.append("\n## ")
                    .append(family.title())
                    .append("\n\n| Code | Severity | What is asked for |\n|---|---|---|\n");
            for (LintRule rule : LintRule.values()) {
                if (rule.family() == family) {
                    String severity = rule.severity().name().toLowerCase(java.util.Locale.ROOT);
                    text.append("| `%s` | %s | %s |\n".formatted(rule.code(), severity, rule.sentence()));
                }
            }
        }
        text.append(
                "\n## Where we differ from the Python DataSurface\n\nEach line is a test of `PeerDeviationTest`.\n\n");
        Arrays.stream(PeerDeviationTest.class.getDeclaredMethods())
                .map(LintDocumentTest::title)
                .flatMap(Optional::stream)
                .sorted()
                .forEach(title -> text.append("* ").append(title).append('\n'));
        return text.toString();
    }

    private static Optional<String> title(Method method) {
        return Optional.ofNullable(method.getAnnotation(DisplayName.class)).map(DisplayName::value);
    }
}
