package com.example.words;

import io.datasurface.graph.IntentionNode;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;
import java.util.stream.Collectors;

/** Says what has to happen. */
public final class WordsPlatform implements DataPlatformProvider {
    @Override
    public String type() {
        return "words";
    }

    @Override
    public String description() {
        return "Says what has to happen.";
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
        return (request, sink) -> sink.add(
                request.chunk().id() + ".txt",
                request.nodes().stream().map(IntentionNode::name).collect(Collectors.joining("\n", "", "\n")));
    }
}
