package io.datasurface.federation;

import io.datasurface.federation.testing.FakeProvider;
import io.datasurface.federation.testing.Model;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.spi.EcosystemPlanner;
import io.datasurface.spi.ParameterValues;
import io.datasurface.tck.EcosystemPlannerContract;
import io.datasurface.tck.SampleModels;
import java.util.List;
import java.util.Map;

/** The federation keeps the contract of planners. */
class FederationContractTest extends EcosystemPlannerContract {
    @Override
    protected EcosystemPlanner planner() {
        return new FederationPlanner();
    }

    @Override
    protected List<DataPlatformProvider> plugins() {
        return List.of(new FakeProvider(), new FederationProvider());
    }

    @Override
    protected List<Ecosystem> models() {
        Ecosystem shared = SampleModels.shared("fake", Map.of());
        return List.of(
                shared.toBuilder()
                        .platformServicesProvider(PlatformServicesProvider.builder("Sharing")
                                .dataPlatform(DataPlatformInstance.builder("Federation", "federation")
                                        .documentation("Reads each source once.")
                                        .build())
                                .build())
                        .build(),
                new Model()
                        .platform("EU", "AWS:eu")
                        .platform("EU2", "AWS:eu")
                        .platform("US", "AWS:us")
                        .platform("G", "GCP:us")
                        .parameter("volume.rows", ParameterValues.of(1_000_000_000L))
                        .store("crm", "AWS:us", "orders", "customers")
                        .store("erp", "AWS:eu", "items")
                        .pin("erp", "EU2")
                        .consumer("report", List.of("US", "EU"), "crm.orders")
                        .consumer("more", List.of("EU2", "G"), "crm.customers", "crm.orders")
                        .consumer("stock", List.of("US", "G"), "erp.items")
                        .ecosystem());
    }
}
