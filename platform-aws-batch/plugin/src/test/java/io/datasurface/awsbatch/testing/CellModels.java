package io.datasurface.awsbatch.testing;

import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.InstanceParameters;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.SourceMap;
import io.datasurface.model.common.JsonValue;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.spi.Parameters;
import io.datasurface.spi.PlatformContext;
import io.datasurface.spi.PlatformModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances with several cells, or with other quotas. */
public final class CellModels {
    /** The cells beside the home cell. */
    public static final List<String> OTHERS = List.of("north", "south");

    private CellModels() {}

    /** An instance of a model with parameters besides those that the model gives it. */
    public static Instance instance(PlatformModel model, String platform, Map<String, JsonValue> more) {
        EcosystemIndex.PlatformEntry entry =
                model.ecosystem().platform(platform).orElseThrow();
        ProblemCollector problems = new ProblemCollector(SourceMap.NONE);
        Map<String, JsonValue> given = new LinkedHashMap<>(entry.instance().parameters());
        given.putAll(more);
        Parameters parameters = Parameters.check(InstanceParameters.ALL, given, entry.path(), problems)
                .orElseThrow(() -> new IllegalStateException("Parameters: " + problems.problems()));
        return new Instance(new PlatformContext(model.ecosystem(), entry, parameters));
    }

    /** Parameters that set quotas: names and amounts in turn. */
    public static Map<String, JsonValue> quotas(String... namesAndAmounts) {
        return Map.of("quotas", texts(namesAndAmounts));
    }

    /** Texts by name: names and texts in turn. */
    public static JsonValue texts(String... namesAndTexts) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            values.put(namesAndTexts[i], new JsonValue.Text(namesAndTexts[i + 1]));
        }
        return new JsonValue.Group(values);
    }

    /** Parameters of three cells: home, north and south. */
    public static Map<String, JsonValue> three(Map<String, JsonValue> more) {
        Map<String, JsonValue> cells = new LinkedHashMap<>();
        cells.put("accounts", texts("north", "210987654321", "south", "310987654321"));
        cells.put("vpcs", texts("north", "vpc-0a1b2c3d", "south", "vpc-1a1b2c3d"));
        cells.put(
                "subnets",
                texts(
                        "north", "subnet-0a1b2c3d; subnet-1a1b2c3d",
                        "south", "subnet-2a1b2c3d; subnet-3a1b2c3d"));
        cells.putAll(more);
        return Map.of("cells", new JsonValue.Group(cells));
    }
}
