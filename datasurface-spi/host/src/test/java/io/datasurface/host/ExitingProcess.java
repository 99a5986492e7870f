package io.datasurface.host;

import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.PlatformContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A host whose plugin prints, and ends the process if it is told to. */
public final class ExitingProcess {
    private ExitingProcess() {}

    /**
     * Renders.
     *
     * @param arguments the output folder, and {@code exit} or something else
     */
    public static void main(String[] arguments) {
        System.setOut(HostProcess.withoutPlugins(System.out, StandardCharsets.UTF_8));
        HostProcess.watchExits(7, System.err::println);
        System.out.println("begin");
        boolean exits = arguments[1].equals("exit");
        FakeProvider provider = new FakeProvider() {
            @Override
            public DataPlatform create(PlatformContext context) {
                return new FakePlatform(arguments[1]) {
                    @Override
                    public void render(ChunkRenderRequest request, ArtifactSink sink) {
                        System.out.println("noise of the plugin");
                        if (exits) {
                            System.exit(0);
                        }
                        super.render(request, sink);
                    }
                };
            }
        };
        RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(provider))), new TestStages())
                .withFullRenders()
                .render(TestModels.stores("s1").on("P", "fake").loaded(), Path.of(arguments[0]));
    }
}
