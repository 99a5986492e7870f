package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.host.output.Publication;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.SourceMap;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All real stages together, from a model to a folder. */
class PublishTest {
    private static final Ecosystem MODEL = SampleModels.relational("good", Map.of());

    @TempDir
    private Path out;

    private RenderResult render(Ecosystem model) {
        PlatformProviders providers =
                PlatformProviders.load(ProviderSource.of(getClass().getClassLoader()));
        return RenderEngine.of(providers).render(new LoadedModel(Optional.of(model), SourceMap.NONE, List.of()), out);
    }

    @Test
    void theSampleModelIsPublished() throws IOException {
        RenderResult result = render(MODEL);

        assertThat(result.problems()).isEmpty();
        assertThat(result.publication().orElseThrow().added())
                .contains("manifest.json", "plan.json")
                .filteredOn(path -> path.startsWith("Platform/chunks/"))
                .hasSizeGreaterThan(2);
        assertThat(Files.readString(out.resolve("manifest.json"))).contains(ModelHash.of(MODEL));
        assertThat(Files.readString(out.resolve("plan.json"))).contains("\"Ingest/Platform/crm\"");
    }

    @Test
    void anotherOrderIsTheSameRenderAndAChangeIsASmallOne() {
        Publication first = render(MODEL).publication().orElseThrow();

        assertThat(render(MODEL).publication().orElseThrow().isEmpty()).isTrue();

        // The hash of a model keeps the order of lists, such as sinks, and the manifest has the hash.
        Publication reordered = render(ModelEdits.reversed(MODEL)).publication().orElseThrow();
        assertThat(reordered.changed()).isSubsetOf("manifest.json");
        assertThat(reordered.added()).isEmpty();
        assertThat(reordered.removed()).isEmpty();

        Publication change = render(ModelGrowth.withSomethingUnrelated(MODEL).orElseThrow())
                .publication()
                .orElseThrow();
        assertThat(change.removed()).isEmpty();
        assertThat(change.added().size() + change.changed().size()).isBetween(3, 5);
        assertThat(change.unchanged()).isGreaterThanOrEqualTo(first.added().size() - 4);
    }
}
