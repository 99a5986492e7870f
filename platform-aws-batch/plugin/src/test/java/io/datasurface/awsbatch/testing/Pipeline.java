package io.datasurface.awsbatch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.awsbatch.AwsBatchProvider;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.RenderResult;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.nio.file.Path;
import java.util.SortedMap;

/** The pipeline as hosts run it, with the plugin that {@code ServiceLoader} finds. */
public final class Pipeline {
    /** The model of AutoCorp. */
    public static final Path AUTOCORP = Path.of("../../examples/autocorp/model");

    private static final String OF_THE_HOST = ".datasurface/";

    private Pipeline() {}

    /** Returns an engine with the installed plugins. */
    public static RenderEngine engine() {
        PlatformProviders providers =
                PlatformProviders.load(ProviderSource.of(AwsBatchProvider.class.getClassLoader()));
        assertThat(providers.failures()).isEmpty();
        return RenderEngine.of(providers);
    }

    /**
     * Reads and renders a model that has no problems.
     *
     * @return what is in the output folder
     */
    public static SortedMap<String, String> render(Path model, Path out) {
        return render(ModelLoader.load(model), out);
    }

    /**
     * Renders a model that has no problems.
     *
     * @return what is in the output folder
     */
    public static SortedMap<String, String> render(LoadedModel model, Path out) {
        RenderResult result = engine().render(model, out);
        assertThat(result.problems()).isEmpty();
        return output(out);
    }

    /** Returns the texts in an output folder by path, without what the host keeps for itself. */
    public static SortedMap<String, String> output(Path out) {
        return Trees.read(out, path -> !path.startsWith(OF_THE_HOST));
    }
}
