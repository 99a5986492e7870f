package io.datasurface.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.examples.host.Tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} and {@code rebalance}. */
class PlanCommandTest {
    @Test
    void aPlanShowsChunksAndQuotas() {
        Run run = Tool.run("plan", Tool.AUTOCORP);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Platform AwsDevelopment: 1 chunk", "Platform AwsProduction: 1 chunk")
                .contains("dms-tasks", "600", "a chunk has at most");
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--json").out())
                .contains("\"chunks\"", "\"mostPerChunk\"", "\"errors\" : 0");
    }

    @Test
    void aPlanIsDrawn() {
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--format", "mermaid").out())
                .startsWith("graph LR\n    subgraph w0 [\"wave 0\"]\n")
                .contains("AwsProduction: 1 chunk in 1 wave, 0 references");
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--format", "dot").out()).startsWith("digraph chunks {");
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--format", "dot", "--json").code())
                .isEqualTo(2);
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void aRebalanceSaysWhatWouldMoveAndChangesNothing(@TempDir Path folder) throws IOException {
        Path rendered = folder.resolve("rendered");
        Tool.run("render", Tool.AUTOCORP, "--out", rendered);
        String before = Files.readString(rendered.resolve("plan.json"));
        Run run = Tool.run("rebalance", Tool.AUTOCORP, "--rendered", rendered, "--budget", "5");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Platform AwsProduction: 0 moves in 0 steps", "now", "then");
        assertThat(Tool.run("rebalance", Tool.AUTOCORP, "--rendered", rendered, "--json")
                        .out())
                .contains("\"AwsProduction\" : {", "\"moves\" : 0");
        assertThat(rendered.resolve("plan.json")).content().isEqualTo(before);
        assertThat(Tool.run("rebalance", Tool.AUTOCORP, "--rendered", rendered, "--render")
                        .code())
                .isZero();
        assertThat(rendered.resolve("plan.json")).content().isEqualTo(before);
        assertThat(Tool.run("rebalance", Tool.AUTOCORP, "--rendered", rendered, "--budget", "-1")
                        .code())
                .isEqualTo(2);
        assertThat(Tool.run("rebalance", Tool.AUTOCORP, "--rendered", folder.resolve("nowhere"))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aPlanNeedsTheRenderThatItIsToldToFollow(@TempDir Path folder) throws IOException {
        Path foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("precious.txt"), "mine");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        for (Path previous : List.of(folder.resolve("nowhere"), foreign, empty)) {
            Run run = Tool.run("plan", Tool.AUTOCORP, "--rendered", previous);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).contains("--rendered", previous.toString());
        }
        Path rendered = folder.resolve("rendered");
        Tool.run("render", Tool.AUTOCORP, "--out", rendered);
        assertThat(Tool.run("plan", Tool.AUTOCORP, "--rendered", rendered).code())
                .isZero();
    }
}
