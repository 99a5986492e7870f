package io.datasurface.tck;

import io.datasurface.graph.chunk.Cell;
import io.datasurface.graph.chunk.ChunkLimits;
import io.datasurface.spi.ArtifactSink;
import io.datasurface.spi.ChunkRenderRequest;
import io.datasurface.spi.DataPlatform;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterType;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.SpiVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plugin that keeps the contract; tests spoil one thing at a time. */
public class GoodProvider implements DataPlatformProvider {
    /** For the service loader. */
    public GoodProvider() {}

    @Override
    public String type() {
        return "good";
    }

    @Override
    public String description() {
        return "Lists the nodes of each chunk";
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
        return List.of(
                ParameterSpec.withDefault("size", ParameterType.INTEGER, ParameterValues.of(3), "Nodes per chunk")
                        .atLeast(1),
                ParameterSpec.optional("network.zones", ParameterType.TEXT_LIST, "[a, b]", "Zones")
                        .matching("[a-z]"),
                ParameterSpec.optional("tags", ParameterType.TEXT_MAP, "{team: x, cost: y}", "Tags"),
                ParameterSpec.optional("login", ParameterType.SECRET, "prod/login", "Name of the secret"));
    }

    @Override
    public PlatformCapabilities capabilities() {
        return PlatformCapabilities.EVERYTHING;
    }

    @Override
    public DataPlatform create(PlatformContext context) {
        return new GoodPlatform(context.parameters().integer("size"));
    }

    /** Open to be spoiled. */
    static class GoodPlatform implements DataPlatform {
        private final long size;

        GoodPlatform(long size) {
            this.size = size;
        }

        @Override
        public ChunkLimits chunkLimits() {
            return new ChunkLimits(Map.of("nodes", size), 1, List.of(new Cell("home", Map.of())));
        }

        @Override
        public void render(ChunkRenderRequest request, ArtifactSink sink) {
            sink.add("chunks/" + request.chunk().id() + "/nodes.txt", nodes(request));
        }

        static String nodes(ChunkRenderRequest request) {
            return request.nodes().stream().map(node -> node.name() + "\n").collect(Collectors.joining());
        }
    }
}
