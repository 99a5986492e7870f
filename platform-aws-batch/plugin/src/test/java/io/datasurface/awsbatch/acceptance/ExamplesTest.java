package io.datasurface.awsbatch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Trees;
import org.junit.jupiter.api.Test;

/** AutoCorp. */
class ExamplesTest extends RenderedExample {
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
}
