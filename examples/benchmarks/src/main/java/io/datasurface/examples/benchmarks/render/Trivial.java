package io.datasurface.examples.benchmarks.render;

import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkInputs;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;

/** A plugin that costs next to nothing: one file per chunk with the names of its nodes. */
final class Trivial implements DataPlatformProvider {
    @Override
    public String type() {
        return "trivial";
    }

    @Override
    public String description() {
        return "Lists nodes";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<ParameterSpec> parameters() {
        return List.of();
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.EVERYTHING;
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new DataPlatform() {
            @Override
            public ChunkInputs chunkInputs() {
                return ChunkInputs.NEIGHBOURHOOD;
            }

            @Override
            public void render(ChunkRenderRequest request, ArtifactSink sink) {
                sink.add(
                        request.chunk().id() + ".txt",
                        String.join("\n", request.chunk().nodes()) + "\n");
            }
        };
    }
}
