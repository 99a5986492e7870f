package io.datasurface.awsbatch.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.testing.Pipeline;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.RenderNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads come, change and go without an allowance: each begins anew anyway, and what it loads is in the lake. */
class LoadChangesTest {
    private static final RenderEngine ENGINE = Pipeline.engine();
    private static final Path MODEL = Path.of("../../examples/rds-loading/model/rds-loading.yaml");
    private static final String LOADED = "dms:\n            loads: {target: \"0 2 * * *\"}";

    @TempDir
    private Path out;

    @TempDir
    private Path models;

    private String text = "";

    @BeforeEach
    void applied() throws IOException {
        text = Files.readString(MODEL);
        assertThat(text).contains(LOADED, "state: VarChar(20)");
        render(text);
    }

    private RenderResult render(String model) throws IOException {
        Path file = Files.writeString(models.resolve("model.yaml"), model);
        RenderResult result = ENGINE.render(ModelLoader.load(file), out);
        assertThat(result.problems()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        RenderEngine.acknowledge(out, Map.of());
        return result;
    }

    private static List<RenderNote> notes(RenderResult result) {
        return result.notes().getOrDefault("Pipeline", List.of());
    }

    private static String texts(RenderResult result) {
        return notes(result).stream().map(RenderNote::text).collect(Collectors.joining("\n"));
    }

    @Test
    void aLoadGoesAndComes() throws IOException {
        RenderResult gone = render(text.replace(LOADED, "dms: {instanceClass: dms.t3.medium}"));

        assertThat(notes(gone)).noneMatch(RenderNote::refused);
        assertThat(notes(gone)).anyMatch(note -> note.kind().equals("D4"));
        assertThat(texts(gone)).contains("replication task (1)");
        RenderResult back = render(text);
        assertThat(notes(back)).noneMatch(RenderNote::refused);
        assertThat(texts(back)).contains("replication task (1)").doesNotContain("sources of new replications");
    }

    @Test
    void aColumnChangesTheEndpointWhereItIs() throws IOException {
        RenderResult changed = render(text.replace("state: VarChar(20)", "state: VarChar(30)"));

        assertThat(notes(changed)).extracting(RenderNote::kind).containsOnly("CHANGED");
        assertThat(texts(changed)).contains("document").doesNotContain("pauses");
    }
}
