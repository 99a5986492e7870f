package io.datasurface.graph.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.datasurface.graph.NodeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * README.md says what the code does. Run with {@code -Dgolden.update=true} to write its tables anew; such a run fails, so that none passes
 * unread.
 */
class DiffDocumentTest {
    private static final Path DOCUMENT = Path.of("README.md");

    @Test
    void theTablesAreWhatTheCodeSays() throws IOException {
        String text = Files.readString(DOCUMENT);
        String expected = with(with(text, "disturbances", disturbances()), "reasons", reasons());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(DOCUMENT, expected);
            fail("README.md is written; read it and run without -Dgolden.update");
        }
        assertThat(text)
                .as("README.md; write its tables anew with -Dgolden.update=true")
                .isEqualTo(expected);
    }

    @Test
    void everyFacetOfAnObjectHasAReason() {
        for (Layout layout : Layout.values()) {
            for (Facet facet : layout.facets()) {
                assertThat(FacetReasons.of(facet).facet()).contains(facet);
            }
        }
        assertThat(Facet.values())
                .allSatisfy(facet -> assertThat(Arrays.stream(ChangeReason.values()))
                        .as(facet.code())
                        .anyMatch(reason -> reason.facet().filter(facet::equals).isPresent()));
    }

    private static String with(String text, String name, String content) {
        Matcher place = Pattern.compile("(<!-- " + name + ": [^>]*-->\\n).*?(<!-- end -->\\n)", Pattern.DOTALL)
                .matcher(text);
        assertThat(place.find()).as("the place of the %s", name).isTrue();
        return text.substring(0, place.end(1)) + content + text.substring(place.start(2));
    }

    private static String disturbances() {
        StringBuilder text = new StringBuilder("\n| Disturbance | Means |\n|---|---|\n");
        for (Disturbance disturbance : Disturbance.values()) {
            text.append("| %s | %s |\n".formatted(disturbance.code(), disturbance.sentence()));
        }
        return text.append('\n').toString();
    }

    private static String reasons() {
        StringBuilder text = new StringBuilder(
                "\n| Reason | Ingestion, export | Trigger, transformer | What has happened |\n|---|---|---|---|\n");
        for (ChangeReason reason : ChangeReason.values()) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            reason.code(),
                            DisturbanceRules.usual(NodeKind.EXPORT, reason).code(),
                            DisturbanceRules.usual(NodeKind.TRIGGER, reason).code(),
                            reason.sentence()));
        }
        return text.append('\n').toString();
    }
}
