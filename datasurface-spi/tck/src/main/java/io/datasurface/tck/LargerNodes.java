package io.datasurface.tck;

import io.datasurface.model.DataTransformer;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.schema.DataTypes;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Models with as many nodes as another one, of which each has more in it: an estimator that counts nodes is wrong there. */
final class LargerNodes {
    private static final String MORE = "tck_more_";
    private static final int COLUMNS = 40;
    private static final int QUERIES = 12;

    private LargerNodes() {}

    /** One with wide tables, and one with programs that make many datasets. */
    static List<Ecosystem> of(Ecosystem model) {
        return List.of(wide(model), making(model));
    }

    private static Ecosystem wide(Ecosystem model) {
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .dataStores(ModelEdits.map(team.dataStores().values(), LargerNodes::wide)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private static Datastore wide(Datastore store) {
        Datastore wide = store;
        for (int i = 0; i < COLUMNS; i++) {
            wide = ModelGrowth.withColumn(wide, MORE + i, DataTypes.parse("VarChar(20)"));
        }
        return wide;
    }

    private static Ecosystem making(Ecosystem model) {
        Set<String> outputs = new HashSet<>();
        EcosystemCopy copy = new EcosystemCopy(model);
        copy.teams(team -> team.toBuilder()
                .workspaces(ModelEdits.map(
                                team.workspaces().values(),
                                workspace -> workspace
                                        .dataTransformer()
                                        .filter(program -> program.code() instanceof SQLCodeArtifact)
                                        .map(program -> {
                                            outputs.add(program.outputDatastore());
                                            return workspace.toBuilder()
                                                    .dataTransformer(making(program))
                                                    .build();
                                        })
                                        .orElse(workspace))
                        .values())
                .build());
        copy.teams(team -> team.toBuilder()
                .dataStores(ModelEdits.map(
                                team.dataStores().values(),
                                store -> outputs.contains(store.name()) ? withMore(store) : store)
                        .values())
                .build());
        return copy.ecosystem();
    }

    private static DataTransformer making(DataTransformer program) {
        SQLCodeArtifact code = (SQLCodeArtifact) program.code();
        Map<String, String> queries = new LinkedHashMap<>(code.queries());
        code.queries().values().stream()
                .findFirst()
                .ifPresent(like -> IntStream.range(0, QUERIES).forEach(i -> queries.put(MORE + i, like)));
        return RecordParts.with(program, "code", new SQLCodeArtifact(queries, code.envVars()));
    }

    private static Datastore withMore(Datastore store) {
        Datastore.Builder more = store.toBuilder();
        store.datasets().values().stream()
                .findFirst()
                .ifPresent(like -> IntStream.range(0, QUERIES)
                        .mapToObj(i -> like.toBuilder().name(MORE + i).build())
                        .forEach((Dataset each) -> more.dataset(each)));
        return more.build();
    }
}
