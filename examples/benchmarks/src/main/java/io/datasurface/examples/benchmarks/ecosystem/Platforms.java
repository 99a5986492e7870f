package io.datasurface.examples.benchmarks.ecosystem;

import io.datasurface.model.InfrastructureLocation;
import io.datasurface.model.InfrastructureVendor;
import io.datasurface.model.common.CloudVendor;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.GitHubRepository;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.common.LocationKey;
import io.datasurface.model.common.ProductionStatus;
import io.datasurface.model.platform.CredentialStore;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes vendors, the platforms, and which of them ingests what several use. */
final class Platforms {
    static final LocationKey REGION = new LocationKey("AWS:us-east-1");
    static final LocationKey DATA_CENTRE = new LocationKey("OwnIT:Germany/Stuttgart");

    private static final int STORES_PER_HINT = 500;

    private final Layout layout;
    private final Stores stores;

    Platforms(Layout layout, Stores stores) {
        this.layout = layout;
        this.stores = stores;
    }

    static Map<String, InfrastructureVendor> vendors() {
        InfrastructureVendor aws = new InfrastructureVendor(
                "AWS",
                Optional.of(Documentation.of("Amazon Web Services")),
                Optional.of(CloudVendor.AWS),
                location("us-east-1"));
        InfrastructureVendor own = new InfrastructureVendor(
                "OwnIT",
                Optional.of(Documentation.of("Our own data centres")),
                Optional.of(CloudVendor.PRIVATE),
                Map.of("Germany", new InfrastructureLocation("Germany", Optional.empty(), location("Stuttgart"))));
        Map<String, InfrastructureVendor> vendors = new LinkedHashMap<>();
        vendors.put(aws.name(), aws);
        vendors.put(own.name(), own);
        return vendors;
    }

    private static Map<String, InfrastructureLocation> location(String name) {
        return Map.of(name, new InfrastructureLocation(name, Optional.empty(), Map.of()));
    }

    PlatformServicesProvider provider() {
        Map<String, DataPlatformInstance> platforms = new LinkedHashMap<>();
        for (int i = 0; i <= layout.size().platforms(); i++) {
            platforms.put(layout.nameOfPlatform(i), platform(i));
        }
        return new PlatformServicesProvider(
                "PlatformTeam",
                Optional.of(Documentation.of("Runs the data platforms.")),
                List.of(REGION),
                Optional.of(new CredentialStore(
                        "AWSSecretsManager", "secrets", List.of(REGION), Optional.of("datasurface/"))),
                platforms,
                hints());
    }

    private DataPlatformInstance platform(int number) {
        boolean production = layout.isForProduction(number);
        Map<String, JsonValue> parameters = new LinkedHashMap<>();
        parameters.put("region", text("us-east-1"));
        parameters.put("account", text("11112222000" + number));
        parameters.put("role", text("datasurface-deploy"));
        parameters.put("stagingBucket", bucket("acme-staging-" + number));
        parameters.put("icebergBucket", bucket("acme-lake-" + number));
        return DataPlatformInstance.builder(layout.nameOfPlatform(number), "aws-batch")
                .documentation(production ? "Production pipelines." : "Tests of pipelines.")
                .productionStatus(production ? ProductionStatus.PRODUCTION : ProductionStatus.NOT_PRODUCTION)
                .iacRepo(GitHubRepository.of("acme/iac", "platform-" + number))
                .parameters(parameters)
                .build();
    }

    private static JsonValue bucket(String name) {
        return new JsonValue.Group(Map.of("name", text(name)));
    }

    private static JsonValue text(String text) {
        return new JsonValue.Text(text);
    }

    private List<PlatformRuntimeHint> hints() {
        List<PlatformRuntimeHint> hints = new ArrayList<>();
        for (int store = 0; store < layout.size().sources(); store += STORES_PER_HINT) {
            hints.add(new PlatformRuntimeHint(
                    Optional.of(stores.name(store)),
                    stores.isByDataset(store) ? Optional.of(Tables.name(new Pick(store, 0))) : Optional.empty(),
                    Optional.empty(),
                    Map.of("memory", "8g")));
        }
        return hints;
    }

    /** One platform ingests what several use, and one ingests an output that several read. */
    Map<String, PrimaryIngestionPlatform> primaries() {
        Map<String, PrimaryIngestionPlatform> primaries = new LinkedHashMap<>();
        for (int store = 0; store < layout.size().stores(); store++) {
            int bits = layout.platformsOfStore(store);
            if (Integer.bitCount(bits) > 1) {
                String name = stores.name(store);
                primaries.put(
                        name,
                        new PrimaryIngestionPlatform(
                                name, List.of(layout.nameOfPlatform(layout.primary(store, bits)))));
            }
        }
        return primaries;
    }
}
