package io.datasurface.awsbatch.acceptance;

import io.datasurface.awsbatch.AwsBatchProvider;
import io.datasurface.awsbatch.quota.Quota;
import io.datasurface.awsbatch.testing.RenderedAmounts;
import io.datasurface.awsbatch.testing.TestModels;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.PlatformServicesProvider;
import io.datasurface.spi.DataPlatformProvider;
import io.datasurface.tck.PlatformPluginContract;
import io.datasurface.tck.SampleModels;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The plugin keeps to the contract of all plugins. */
class AwsBatchContractTest extends PlatformPluginContract {
    private static final int MANY = 5000;
    private static final String ENTITLED = "tck_analysts";

    @Override
    protected DataPlatformProvider provider() {
        return new AwsBatchProvider();
    }

    /**
     * One of its two instances compares all that it can, knows one of those whom the contract entitles to workspaces, and has tables of the raw files of
     * one datastore. Its access is in one root: among several, names decide how workspaces are dealt, and with that how many grants wait for another, while
     * the contract counts lines to find names of which one is lost. AccessRootsTest looks for every role among several.
     */
    @Override
    protected List<Ecosystem> models() {
        JsonValue comparisons = new JsonValue.Group(
                Map.of("interval", new JsonValue.Text("PT24H"), "sources", new JsonValue.Flag(true)));
        JsonValue entitlements = new JsonValue.Group(Map.of(
                "roles",
                new JsonValue.Group(
                        Map.of(ENTITLED, new JsonValue.Text("arn:aws:iam::111122223333:role/" + ENTITLED)))));
        JsonValue crawler = new JsonValue.Group(
                Map.of("rawFilesOf", new JsonValue.Group(Map.of("store/autocorp", new JsonValue.Text("CRAWLER")))));
        JsonValue oneRoot = new JsonValue.Group(Map.of("roots", new JsonValue.Numeric(BigDecimal.ONE)));
        Ecosystem model = TestModels.autocorp();
        for (Map.Entry<String, JsonValue> more : Map.of(
                        "reconcile", comparisons, "entitlements", entitlements, "catalog", crawler, "access", oneRoot)
                .entrySet()) {
            model = with(model, more.getKey(), more.getValue(), name -> name.equals("AwsProduction"));
        }
        return List.of(model);
    }

    /** One account does not have that many DMS tasks, unless AWS raises its quotas. */
    @Override
    protected Ecosystem largeModel() {
        Map<String, JsonValue> raised = new LinkedHashMap<>();
        for (Quota quota : Quota.values()) {
            raised.put(quota.id(), new JsonValue.Text("1000000"));
        }
        JsonValue runs =
                new JsonValue.Group(Map.of("maxConcurrentRuns", new JsonValue.Numeric(BigDecimal.valueOf(4000))));
        Ecosystem raisedRuns = with(TestModels.autocorp(), "glue", runs, name -> true);
        return SampleModels.grown(with(raisedRuns, "quotas", new JsonValue.Group(raised), name -> true), MANY);
    }

    private static Ecosystem with(Ecosystem model, String parameter, JsonValue value, Predicate<String> instances) {
        List<PlatformServicesProvider> providers = new ArrayList<>();
        for (PlatformServicesProvider provider :
                model.platformServicesProviders().values()) {
            List<DataPlatformInstance> all = new ArrayList<>();
            for (DataPlatformInstance instance : provider.dataPlatforms().values()) {
                Map<String, JsonValue> parameters = new LinkedHashMap<>(instance.parameters());
                if (instances.test(instance.name())) {
                    parameters.put(parameter, value);
                }
                all.add(instance.toBuilder().parameters(parameters).build());
            }
            providers.add(provider.toBuilder().dataPlatforms(all).build());
        }
        return model.toBuilder().platformServicesProviders(providers).build();
    }

    @Override
    protected Map<String, Long> measure(SortedMap<String, byte[]> artifacts) {
        SortedMap<String, String> texts = new TreeMap<>();
        artifacts.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return RenderedAmounts.of(texts);
    }

    /** What this platform has no use for, or only with what the models here do not have; other tests show that. */
    @Override
    protected Set<String> ignored() {
        return Set.of(
                // No dataset has another version of its table; see TableVersionsTest.
                "parameter tables.formerKept",
                // Secrets hold host, user and password of a source, and are called by their names only.
                "credential Credential.type",
                "credential PostgresDatabase.credential",
                "source HostPortPair.hostName",
                "source EncryptionSystem.*",
                // Sources are called after their datastores, schedules and programs after their workspaces.
                "source PostgresDatabase.name",
                "source PostgresDatabase.isReadOnly",
                "source MySQLDatabase.name",
                "source OracleDatabase.name",
                "source SQLServerDatabase.name",
                "source DB2Database.name",
                "schedule CronTrigger.name",
                "schedule ExternallyTriggered.name",
                "code DataTransformer.name",
                "container DataPlatformManagedDataContainer.locations",
                // Tags are made of the kinds of classifications of a dataset and its columns together, by Lake
                // Formation only.
                "classification *",
                // What a transformer writes was never captured.
                "raw-retention Datastore.rawRetention",
                // Who is entitled is who has the name, or what the name is mapped to.
                "entitlements Entitlement.principalType",
                "owner *",
                // The class of latency says as much, unless a freshness is stricter; how long a regulator asks is what
                // counts.
                "consumers ConsumerRetentionRequirements.freshness",
                "consumers+requirements ConsumerRetentionRequirements.freshness",
                "consumers ConsumerRetentionRequirements.regulator",
                // Production has an instance of its own; the network says where things are, and RDS how they are
                // encrypted.
                "status Datastore.productionStatus",
                "consumers Workspace.productionStatus",
                "consumers+requirements Workspace.productionStatus",
                "container PostgresDatabase.locations",
                "source PostgresDatabase.locations",
                "source PostgresDatabase.serverSideEncryption",
                // So do agents for shares, and an NFS server asks nobody who he is.
                "source FileShare.isReadOnly",
                "source FileShare.locations",
                "source FileShare.serverSideEncryption",
                "credential FileDropIngestion.credential",
                "credential FileShare.credential",
                "parameter feeds.readers",
                "parameter entitlements.*",
                "parameter delivery.*",
                "parameter dms.storesPerInstance",
                "parameter dms.load*",
                "parameter serverless.multiAz",
                "parameter glue.retries",
                "parameter pull.*",
                "parameter drops.*",
                "parameter overridesAccepted");
    }
}
