package io.datasurface.awsbatch.acceptance;

import io.datasurface.awsbatch.testing.ModelTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A place of AutoCorp that takes text. */
final class HostilePlace {
    private static final String[] PARAMETERS = {
        "platformServicesProviders", "DataPlatformTeam", "dataPlatforms", "AwsProduction", "parameters"
    };
    private static final String[] CAPTURE = {"zones", "Retail", "teams", "Sales", "dataStores", "autocorp", "capture"};
    private static final String[] TARGET = {
        "zones", "Retail", "teams", "Finance", "workspaces", "FinanceReporting", "dataContainer"
    };
    private static final String[] CODE = {
        "zones", "Retail", "teams", "Privacy", "workspaces", "MaskCustomers", "dataTransformer", "code"
    };

    /** Places inside objects first, because the others rename the objects around them. */
    static final List<HostilePlace> ALL = List.of(
            everywhere("documentation"),
            text("value of a tag", below(PARAMETERS, "tags", "stage")),
            new HostilePlace(
                    "key of a tag",
                    false,
                    false,
                    (model, text) -> model.set(Map.of(text, "x", "y", "z"), below(PARAMETERS, "tags"))),
            text("parameter", below(PARAMETERS, "dms", "instanceClass")),
            rendered("database of a source", below(CAPTURE, "dataContainer", "databaseName")),
            rendered("schema of a source", below(CAPTURE, "schemaName")),
            text("host of a source", below(CAPTURE, "dataContainer", "hostPortPair", "hostName")),
            text("credential of a source", below(CAPTURE, "credential")),
            new HostilePlace(
                    "trigger",
                    false,
                    false,
                    (model, text) -> model.set(
                            Map.of("type", "CronTrigger", "name", text, "cron", "0 3 * * *"),
                            below(CAPTURE, "stepTrigger"))),
            rendered("host of a target", below(TARGET, "hostPortPair", "hostName")),
            rendered("database of a target", below(TARGET, "databaseName")),
            text("credential of a target", below(TARGET, "credential")),
            new HostilePlace(
                    "SQL",
                    true,
                    false,
                    (model, text) -> model.set("SELECT '" + text + "' AS x", below(CODE, "queries", "customers"))),
            new HostilePlace(
                    "value of code",
                    true,
                    false,
                    (model, text) -> model.set(Map.of("X", text), below(CODE, "envVars"))),
            text("key of code", below(CODE, "envVars"))
                    .with((model, text) -> model.set(Map.of(text, "x"), below(CODE, "envVars"))),
            name("transformer", "mask_customers", false),
            name("container of a source", "autocorp_db", false),
            name("container of a target", "finance_aurora", true),
            name("container in the lake", "lake", true),
            name("column", "payment_method", true),
            name("dataset", "service_parts", true),
            name("dataset group", "OrderHistory", true),
            name("datastore", "masked_customers", true),
            name("workspace", "FinanceReporting", true),
            name("team", "Sales", false),
            name("zone", "Retail", false),
            name("instance", "AwsDevelopment", true),
            name("services provider", "DataPlatformTeam", false),
            name("credential store", "secrets", false),
            name("ecosystem", "AutoCorp", true));

    private final String name;
    private final boolean rendered;
    private final boolean unique;
    private final BiFunction<ModelTree, String, ModelTree> edit;

    private HostilePlace(String name, boolean rendered, boolean unique, BiFunction<ModelTree, String, ModelTree> edit) {
        this.name = name;
        this.rendered = rendered;
        this.unique = unique;
        this.edit = edit;
    }

    private static HostilePlace text(String name, String... path) {
        return new HostilePlace(name, false, false, (model, text) -> model.set(text, path));
    }

    private static HostilePlace rendered(String name, String... path) {
        return new HostilePlace(name, true, false, (model, text) -> model.set(text, path));
    }

    private static HostilePlace everywhere(String key) {
        return new HostilePlace(key, false, false, (model, text) -> model.setAll(key, text));
    }

    private static HostilePlace name(String name, String old, boolean rendered) {
        return new HostilePlace(
                name, rendered, true, (model, text) -> model.mapTexts(known -> known.equals(old) ? text : known));
    }

    private HostilePlace with(BiFunction<ModelTree, String, ModelTree> other) {
        return new HostilePlace(name, rendered, unique, other);
    }

    private static String[] below(String[] path, String... keys) {
        List<String> whole = new ArrayList<>(List.of(path));
        whole.addAll(List.of(keys));
        return whole.toArray(String[]::new);
    }

    String name() {
        return name;
    }

    /** Whether the text itself is in the output, not only names that are made from it. */
    boolean isRendered() {
        return rendered;
    }

    /** Returns the text as it is put here together with other places: names of different things differ. */
    String text(String hostile) {
        return unique ? hostile + ALL.indexOf(this) : hostile;
    }

    ModelTree put(ModelTree model, String text) {
        return edit.apply(model, text);
    }

    @Override
    public String toString() {
        return name;
    }
}
