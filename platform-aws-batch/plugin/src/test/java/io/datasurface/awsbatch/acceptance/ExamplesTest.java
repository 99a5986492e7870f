package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.RenderedResources;
import io.datasurface.awsbatch.testing.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** AutoCorp. */
class ExamplesTest extends RenderedExample {
    private static final Path PAGE = Path.of("../../examples/autocorp/README.md");

    ExamplesTest() {
        super("autocorp");
    }

    @Test
    void bothInstancesHaveAFoundationAndChunks() {
        for (String platform : new String[] {"AwsProduction", "AwsDevelopment"}) {
            assertThat(Trees.rootModules(files()).keySet())
                    .contains(platform + "/foundation")
                    .anyMatch(folder -> folder.startsWith(platform + "/chunks/"));
        }
    }

    @Test
    void thePageNamesWhatIsRendered() throws IOException {
        assertThat(new RenderedResources(files()).namedIn(Files.readString(PAGE)))
                .hasSizeGreaterThan(20)
                .doesNotContainValue(false);
    }
}
