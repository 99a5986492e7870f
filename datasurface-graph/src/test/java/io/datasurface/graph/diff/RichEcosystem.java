package io.datasurface.graph.diff;

import io.datasurface.graph.RandomEcosystems;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.Workspace;
import io.datasurface.model.capture.CronTrigger;
import io.datasurface.model.code.SQLCodeArtifact;
import io.datasurface.model.common.Credential;
import io.datasurface.model.common.CredentialType;
import io.datasurface.model.common.Entitlement;
import io.datasurface.model.common.PrincipalType;
import io.datasurface.model.container.PostgresDatabase;
import io.datasurface.model.platform.PlatformRuntimeHint;
import io.datasurface.model.policy.DataClassificationType;
import io.datasurface.model.policy.SimpleDC;
import io.datasurface.model.quality.AllowedValuesCheck;
import io.datasurface.model.quality.DataQualityRule;
import io.datasurface.model.quality.QualityAction;
import io.datasurface.model.schema.DDLColumn;
import io.datasurface.model.schema.DDLTable;
import io.datasurface.model.schema.DataType;
import io.datasurface.model.schema.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random ecosystems whose objects say something about everything that nodes render from. */
final class RichEcosystem {
    static final List<DataType> TYPES = List.of(
            DataTypes.parse("Integer"),
            DataTypes.parse("BigInt"),
            DataTypes.parse("VarChar(10)"),
            DataTypes.parse("VarChar(20)"),
            DataTypes.parse("Struct<a:Integer,b:VarChar(5)>"),
            DataTypes.parse("Date"));

    private final Random random;

    private RichEcosystem(long seed) {
        random = new Random(seed);
    }

    /** The same ecosystem for the same seed and size. */
    static Ecosystem of(long seed, int size) {
        return new RichEcosystem(seed).enrich(RandomEcosystems.of(seed, size));
    }

    private Ecosystem enrich(Ecosystem plain) {
        Ecosystem rich = Edit.stores(plain, store -> Optional.of(enrich(store)));
        rich = Edit.workspaces(rich, workspace -> Optional.of(enrich(workspace)));
        List<PlatformRuntimeHint> hints = new ArrayList<>();
        for (Datastore store : Edit.stores(plain)) {
            if (random.nextInt(3) == 0) {
                Optional<String> dataset = store.datasets().keySet().stream()
                        .filter(name -> random.nextInt(3) == 0)
                        .findFirst();
                hints.add(new PlatformRuntimeHint(
                        Optional.of(store.name()), dataset, Optional.empty(), Map.of("loadEpoch", "1")));
            }
        }
        return Edit.provider(rich, provider -> provider.toBuilder().hints(hints).build());
    }

    private Datastore enrich(Datastore plain) {
        Datastore.Builder store = plain.toBuilder()
                .datasets(plain.datasets().values().stream().map(this::enrich).toList());
        return Edit.capture(capture -> {
                    if (random.nextBoolean()) {
                        capture.credential(new Credential("secret " + plain.name(), CredentialType.USER_PASSWORD));
                    }
                    return capture.stepTrigger(new CronTrigger("nightly", "0 2 * * *"));
                })
                .apply(store.build());
    }

    private Dataset enrich(Dataset plain) {
        DDLTable.Builder table = DDLTable.builder();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            DDLColumn.Builder column = DDLColumn.builder("c" + i, TYPES.get(random.nextInt(TYPES.size())))
                    .nullable(i > 0 && random.nextBoolean());
            if (random.nextInt(4) == 0) {
                column.classification(List.of(new SimpleDC(DataClassificationType.CPI, Optional.empty())));
            }
            table.column(column.build());
        }
        table.primaryKeyColumn("c0");
        Dataset.Builder dataset = plain.toBuilder().originalSchema(table.build());
        if (random.nextInt(3) == 0) {
            dataset.qualityRule(new DataQualityRule(
                    "known", Optional.empty(), new AllowedValuesCheck("c0", List.of("1", "2")), QualityAction.WARN));
        }
        return dataset.build();
    }

    private Workspace enrich(Workspace plain) {
        Workspace.Builder workspace = plain.toBuilder();
        if (random.nextBoolean()) {
            workspace.entitlement(entitlement("analysts")).entitlement(entitlement("auditors"));
        }
        plain.dataTransformer()
                .ifPresent(transformer -> workspace.dataTransformer(transformer.toBuilder()
                        .code(new SQLCodeArtifact(Map.of("d0", "select 1"), Map.of()))
                        .build()));
        return workspace.build();
    }

    static Entitlement entitlement(String principal) {
        return new Entitlement(principal, PrincipalType.ROLE, Optional.empty());
    }

    static PostgresDatabase database(String name, String host) {
        return PostgresDatabase.of(name, "AWS:eu-central-1", host, 5432, "db");
    }
}
