package io.datasurface.model.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * CHANGES.md says what the code does. Run with {@code -Dgolden.update=true} to write its tables anew; such a run fails, so that none passes
 * unread.
 */
class ChangeDocumentTest {
    static final Path DOCUMENT = Path.of("CHANGES.md");

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
