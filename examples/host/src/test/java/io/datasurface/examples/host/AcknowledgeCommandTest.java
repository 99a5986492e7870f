package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAppliedIsNotedAndKept() throws IOException {
        Path out = folder.resolve("out");
        Tool.run("render", Tool.AUTOCORP, "--out", out, "--quiet");

        assertThat(Tool.run("acknowledge", out, "--platform", "AwsProduction").out())
                .contains("AwsDevelopment: 0 of 1 chunk applied, 0 nodes on the move, 0 nodes not made yet")
                .contains("AwsProduction: 1 of 1 chunk applied, 0 nodes on the move, 0 nodes not made yet");
        assertThat(Tool.run("acknowledge", out).out()).contains("AwsDevelopment: 1 of 1 chunk applied");
        String plan = Files.readString(out.resolve("plan.json"));
        Tool.run("render", Tool.AUTOCORP, "--out", out, "--quiet");
        assertThat(out.resolve("plan.json")).hasContent(plan);
    }

    /** The model has moved on when the first render is applied. */
    @Test
    void anEarlierRenderIsNoted() {
        Path applied = folder.resolve("applied");
        Path out = folder.resolve("out");
        Tool.run("render", Tool.AUTOCORP, "--out", applied, "--quiet");
        Tool.run("render", Tool.AUTOCORP, "--out", out, "--quiet");

        Tool.Run run = Tool.run("acknowledge", out, "--applied", applied, "--platform", "AwsProduction");

        assertThat(run.out()).contains("AwsProduction: 1 of 1 chunk applied");
        assertThat(Tool.run("acknowledge", out, "--applied", folder.resolve("none"))
                        .err())
                .contains("--applied", "is not a folder");
        assertThat(Tool.run("acknowledge", out, "--platform", "P", "--applied", applied, "--removed", "x")
                        .err())
                .contains("neither --chunk nor --applied");
    }

    @Test
    void aRenderIsVerified() throws IOException {
        Path out = folder.resolve("out");
        Tool.run("render", Tool.AUTOCORP, "--out", out, "--quiet");
        Tool.run("acknowledge", out);
        assertThat(Tool.run("verify", Tool.AUTOCORP, "--rendered", out, "--quiet")
                        .out())
                .isEqualToNormalizingNewlines(out + " holds what the model renders to.\n");

        Files.writeString(out.resolve("AwsProduction/apply-order.json"), "{}");
        Tool.Run edited = Tool.run("verify", Tool.AUTOCORP, "--rendered", out, "--json");
        assertThat(edited.code()).isEqualTo(1);
        assertThat(edited.out()).contains("\"AwsProduction/apply-order.json\" : \"was changed since it was rendered\"");
    }

    @Test
    void wrongUseIsRefused() {
        assertThat(Tool.run("acknowledge", folder, "--chunk", "x").err()).contains("need --platform");
        Tool.Run nothing = Tool.run("acknowledge", folder.resolve("none"));
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("holds no render");
    }
}
