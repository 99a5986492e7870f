package io.datasurface.federation.plan;

import io.datasurface.federation.cost.Settings;
import io.datasurface.graph.IntentionGraphs;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.spi.PlatformCapabilities;
import java.util.Map;

/**
 * What is planned from.
 *
 * @param ecosystem the model
 * @param graphs its graphs without federation
 * @param capabilities what the members can do, by name
 * @param settings how the federation is configured
 * @param previous decisions of the last render
 */
public record PlanRequest(
        EcosystemIndex ecosystem,
        IntentionGraphs graphs,
        Map<String, PlatformCapabilities> capabilities,
        Settings settings,
        Map<String, String> previous) {}
