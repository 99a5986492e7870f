package io.datasurface.tck;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.DatasetGroup;
import io.datasurface.model.DatasetSink;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.common.Documentation;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.PrincipalType;
import io.datasurface.spi.DataPlatformProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What a plain model leaves out, and real ones have: several dataset groups with other needs, names for people and readers that differ by
 * case, texts in other scripts, tables with names of their own, crons with lists and steps. Only what the plugin takes is added.
 */
final class RicherModel {
    private static final String READER = "aaa_tck_reader";
    private static final String HISTORY = "tck_history";
    private static final String WORDS = "Gr\u00f6\u00dfe \u4e2d\u6587 \u2603 \ud83d\ude00";
    private static final List<String> CRONS = List.of("*/5 * * * *", "0,30 6 * * MON-FRI", "7 3 1 * *");
    private static final String CRON_OF_PROGRAMS = "11 2 * * SUN";

    private static final List<UnaryOperator<Ecosystem>> ALL = List.of(
            RicherModel::words,
            RicherModel::entitled,
            model -> beside(model, RicherModel::history),
            model -> beside(model, RicherModel::reader),
            RicherModel::tables,
            RicherModel::crons,
            RicherModel::transformers);

    private RicherModel() {}

    static Ecosystem of(DataPlatformProvider provider, Ecosystem model) {
        if (new ContractRun(provider, model).hasErrors()) {
            return model;
        }
        Ecosystem all = model;
        for (UnaryOperator<Ecosystem> more : ALL) {
            all = more.apply(all);
        }
        return new ContractRun(provider, all).hasErrors() ? oneByOne(provider, model) : all;
    }

    private static Ecosystem oneByOne(DataPlatformProvider provider, Ecosystem model) {
        Ecosystem richer = model;
        for (UnaryOperator<Ecosystem> more : ALL) {
            Ecosystem tried = more.apply(richer);
            if (!new ContractRun(provider, tried).hasErrors()) {
                richer = tried;
            }
        }
        return richer;
    }

    /** Every second datastore and workspace is explained in many scripts, and the others not at all. */
    private static Ecosystem words(Ecosystem model) {
        Optional<Documentation> said = Optional.of(new Documentation(WORDS, Map.of("tck", WORDS), Optional.of(WORDS)));
        return teams(
                model,
                (at, store) -> RecordParts.with(store, "documentation", at % 2 == 0 ? said : Optional.empty()),
                (at, workspace) -> RecordParts.with(workspace, "documentation", at % 2 == 0 ? said : Optional.empty()));
    }

    private static Ecosystem entitled(Ecosystem model) {
        return teams(model, (at, store) -> store, (at, workspace) -> {
            if (workspace.dataTransformer().isPresent()) {
                return workspace; // Nobody reads there but the program.
            }
            List<Entitlement> more = new ArrayList<>(workspace.entitlements());
            more.add(new Entitlement("tck_analysts", PrincipalType.ROLE, Optional.empty()));
            more.add(new Entitlement("TCK_Analysts", PrincipalType.ROLE, Optional.of(Documentation.of("tck"))));
            return RecordParts.with(workspace, "entitlements", more);
        });
    }

    private static Ecosystem tables(Ecosystem model) {
        return teams(
                model,
                (at, store) -> store.capture()
                        .filter(SQLIngestion.class::isInstance)
                        .map(capture -> RecordParts.with(capture, "schemaName", Optional.of("tck_schema_" + at)))
                        .map(capture -> RecordParts.with(capture, "tableForDataset", tables(store)))
                        .map(capture -> store.toBuilder().capture(capture).build())
                        .orElse(store),
                (at, workspace) -> workspace);
    }

    private static Map<String, String> tables(Datastore store) {
        Map<String, String> tables = new LinkedHashMap<>();
        store.datasets().keySet().forEach(dataset -> tables.put(dataset, "tck_table_of_" + dataset));
        return tables;
    }

    private static Ecosystem crons(Ecosystem model) {
        return teams(
                model,
                (at, store) -> store.capture()
                        .filter(capture -> capture.stepTrigger()
                                .filter(CronTrigger.class::isInstance)
                                .isPresent())
                        .map(capture -> store.toBuilder()
                                .capture(scheduled(capture, CRONS.get(at % CRONS.size())))
                                .build())
                        .orElse(store),
                (at, workspace) -> workspace);
    }

    private static CaptureMetadata scheduled(CaptureMetadata capture, String cron) {
        return RecordParts.with(capture, "stepTrigger", Optional.of(new CronTrigger("tck_cron", cron)));
    }

    private static Ecosystem transformers(Ecosystem model) {
        return teams(
                model,
                (at, store) -> store,
                (at, workspace) -> workspace
                        .dataTransformer()
                        .map(old -> workspace.toBuilder()
                                .dataTransformer(started(old))
                                .build())
                        .orElse(workspace));
    }

    private static DataTransformer started(DataTransformer old) {
        DataTransformer started =
                RecordParts.with(old, "trigger", Optional.of(new CronTrigger("tck_transform", CRON_OF_PROGRAMS)));
        return RecordParts.with(
                started,
                "code",
                RecordParts.with(
                        old.code(), "envVars", Map.of("TCK_MODE", "two words", "TCK_LEVEL", "3", "TCK_NONE", "")));
    }

    /** Something beside a workspace that is assigned to a platform. */
    private static Ecosystem beside(
            Ecosystem model, BiFunction<Workspace, DatasetGroup, Map.Entry<Workspace, DatasetGroup>> more) {
        Optional<ModelGrowth.Assigned> assigned = ModelGrowth.assigned(model);
        if (assigned.isEmpty()) {
            return model;
        }
        Map.Entry<Workspace, DatasetGroup> added =
                more.apply(assigned.get().workspace(), assigned.get().group());
        return ModelGrowth.beside(model, assigned.get(), added.getKey(), added.getValue());
    }

    /** A group of the same workspace that wants history as well. */
    private static Map.Entry<Workspace, DatasetGroup> history(Workspace workspace, DatasetGroup group) {
        DatasetGroup history =
                ModelVariants.withHistory(group.toBuilder().name(HISTORY).build());
        return Map.entry(workspace.toBuilder().dsg(history).build(), history);
    }

    /** Another workspace that reads the same for others, and comes before all by name. */
    private static Map.Entry<Workspace, DatasetGroup> reader(Workspace workspace, DatasetGroup group) {
        List<DatasetSink> last =
                group.sinks().subList(group.sinks().size() - 1, group.sinks().size());
        DatasetGroup reading = group.toBuilder().name("live").sinks(last).build();
        return Map.entry(
                workspace.toBuilder().name(READER).dsgs(List.of(reading)).build(), reading);
    }

    private static Ecosystem teams(
            Ecosystem model,
            BiFunction<Integer, Datastore, Datastore> stores,
            BiFunction<Integer, Workspace, Workspace> workspaces) {
        EcosystemCopy copy = new EcosystemCopy(model);
        int[] counts = new int[2];
        copy.teams(team -> changed(team, counts, stores, workspaces));
        return copy.ecosystem();
    }

    private static Team changed(
            Team team,
            int[] counts,
            BiFunction<Integer, Datastore, Datastore> stores,
            BiFunction<Integer, Workspace, Workspace> workspaces) {
        return team.toBuilder()
                .dataStores(ModelEdits.map(team.dataStores().values(), store -> stores.apply(counts[0]++, store))
                        .values())
                .workspaces(ModelEdits.map(
                                team.workspaces().values(), workspace -> workspaces.apply(counts[1]++, workspace))
                        .values())
                .build();
    }
}
