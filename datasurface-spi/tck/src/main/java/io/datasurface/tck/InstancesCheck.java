package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.platform.DataPlatformInstance;
import io.datasurface.model.platform.DatasetGroupDataPlatformAssignments;
import io.datasurface.model.platform.PrimaryIngestionPlatform;
import io.datasurface.spi.DataPlatformProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts another instance of a plugin into a model, with other parameters and other work, and looks whether that shows in the first one. */
final class InstancesCheck {
    /** Made before all others, and after them. */
    private static final List<String> NAMES = List.of("aaa_tck_other", "zzz_tck_other");

    private static final List<ModelGrowth.Names> WORK =
            List.of(new ModelGrowth.Names("tck_others", "tck_ds", "tck_others_reader", "tck_g"));

    private InstancesCheck() {}

    /** Artifacts of the first instance that are others beside another, a line for each. */
    static List<String> mistakes(ContractRun run) {
        List<String> mistakes = new ArrayList<>();
        ModelGrowth.assigned(run.model()).ifPresent(assigned -> {
            SortedMap<String, String> alone = run.artifactsOf(assigned.platform());
            for (String name : NAMES) {
                both(run, assigned.platform(), name).ifPresent(both -> {
                    SortedMap<String, String> beside = both.artifactsOf(assigned.platform());
                    TreeSet<String> paths = new TreeSet<>(alone.keySet());
                    paths.addAll(beside.keySet());
                    paths.stream()
                            .filter(path -> !String.valueOf(alone.get(path)).equals(String.valueOf(beside.get(path))))
                            .forEach(path -> mistakes.add(
                                    path + " of " + assigned.platform() + ", beside an instance named " + name));
                });
            }
        });
        return mistakes;
    }

    /** Empty if the plugin does not take the other instance. */
    private static Optional<ContractRun> both(ContractRun run, String platform, String other) {
        DataPlatformProvider plugin = run.provider();
        for (Ecosystem parameters : List.of(
                ParameterEdits.allExamples(run.model(), plugin), ParameterEdits.requiredOnly(run.model(), plugin))) {
            Optional<DataPlatformInstance> instance = instance(parameters, platform);
            if (instance.isPresent() && instance.get().type().equals(plugin.type())) {
                ContractRun both = run.with(with(run.model(), instance.get(), List.of(other)));
                if (!both.hasErrors()) {
                    return Optional.of(both);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<DataPlatformInstance> instance(Ecosystem model, String name) {
        return model.platformServicesProviders().values().stream()
                .flatMap(
                        provider -> Optional.ofNullable(provider.dataPlatforms().get(name)).stream())
                .findFirst();
    }

    /** Models in which two instances want the same datastore: first one of them is its primary platform, then the other one. */
    static List<Ecosystem> primaries(ContractRun run, String platform) {
        String other = NAMES.get(1);
        return instance(run.model(), platform).stream()
                .flatMap(like -> Stream.of(platform, other).map(primary -> {
                    Ecosystem both = with(run.model(), like, List.of(platform, other));
                    EcosystemCopy copy = new EcosystemCopy(both);
                    copy.ingest(new PrimaryIngestionPlatform(WORK.get(0).store(), List.of(primary)));
                    return copy.ecosystem();
                }))
                .toList();
    }

    /** The work is that of some instances, of which the last one is new. */
    private static Ecosystem with(Ecosystem model, DataPlatformInstance like, List<String> workers) {
        String other = workers.get(workers.size() - 1);
        Ecosystem larger = ModelGrowth.copiedAs(model, WORK).orElseThrow();
        ModelGrowth.Names work = WORK.get(0);
        return larger.toBuilder()
                .platformServicesProviders(larger.platformServicesProviders().values().stream()
                        .map(provider -> provider.dataPlatforms().containsKey(like.name())
                                ? provider.toBuilder()
                                        .dataPlatform(
                                                like.toBuilder().name(other).build())
                                        .build()
                                : provider)
                        .toList())
                .dsgPlatformMappings(larger.dsgPlatformMappings().stream()
                        .map(mapping ->
                                mapping.workspace().equals(work.workspace()) ? moved(mapping, workers) : mapping)
                        .toList())
                .build();
    }

    private static DatasetGroupDataPlatformAssignments moved(
            DatasetGroupDataPlatformAssignments mapping, List<String> to) {
        return new DatasetGroupDataPlatformAssignments(
                mapping.workspace(),
                mapping.dsgName(),
                mapping.assignments().stream()
                        .flatMap(assignment -> to.stream()
                                .map(platform -> assignment.toBuilder()
                                        .dataPlatform(platform)
                                        .build()))
                        .toList());
    }
}
