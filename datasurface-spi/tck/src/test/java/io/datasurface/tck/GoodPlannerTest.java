package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;
import java.util.List;
import java.util.Map;

/** The kit finds nothing wrong with a planner that keeps the contract. */
class GoodPlannerTest extends EcosystemPlannerContract {
    @Override
    protected EcosystemPlanner planner() {
        return new GoodPlanner();
    }

    @Override
    protected List<DataPlatformProvider> plugins() {
        return List.of(new SharingProvider());
    }

    @Override
    protected List<Ecosystem> models() {
        return List.of(SampleModels.shared("good", Map.of()));
    }
}
