package io.datasurface.examples.first;

import io.datasurface.graph.IntentionNode;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;

/** Renders each chunk of the graph as a list of what has to happen. */
public final class InventoryPlatform implements DataPlatformProvider {
    @Override
    public String type() {
        return "inventory";
    }

    @Override
    public String description() {
        return "Lists what has to happen, for people who do it by hand.";
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
        return List.of(ParameterSpec.required("owner", ParameterType.TEXT, "data-ops", "who does the work"));
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.EVERYTHING;
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        String owner = context.parameters().text("owner");
        return (ChunkRenderRequest request, ArtifactSink sink) -> {
            StringBuilder list = new StringBuilder("Work of " + owner + "\n");
            for (IntentionNode node : request.nodes()) {
                list.append("- ").append(node.name()).append('\n');
            }
            sink.add(request.chunk().id() + ".md", list.toString());
        };
    }
}
