package io.datasurface.tck;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.capture.StepTrigger;
import io.datasurface.model.common.Credential;
import io.datasurface.model.container.DataContainer;
import io.datasurface.spi.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Where in a model a text may stand. What its linter refuses there, nobody has to render. */
final class HostilePlaces {
    static final String INJECTED = "tck_injected";

    /** They end the quotes that they stand in, or their line, and go on as something else. */
    static final List<String> TEXTS = List.of(
            "x\", \"" + INJECTED + "\": \"y' ; " + INJECTED + " --",
            "x\n" + INJECTED + " = \"1\"\n",
            "$(" + INJECTED + ") `" + INJECTED + "` $" + INJECTED + " # , & \u00fc \u4e2d",
            // Marks that come one by one, and what templates, tables and web pages mean by something.
            "x\" {{ " + INJECTED + " }} {% " + INJECTED + " %} {{{ | <b>&amp; %7D } a:b x\\",
            // Formats without an escape for it need a linter that refuses it.
            "x\u0001x");

    /** Two texts each, of which one is what sloppy quoting makes of the other. */
    static final List<List<String>> ALIKE = List.of(
            List.of("tck\\nx", "tck\nx"),
            List.of("tck&lt;x", "tck<x"),
            List.of("tck%7Dx", "tck}x"),
            List.of("tck\\u00fcx", "tck\u00fcx"),
            List.of("tck\"\"x", "tck\"x"));

    /** They are texts, or the same texts, only if quotes say so. */
    static final List<String> SCALARS = List.of("true", "007", "1e3", "null", " tck ");

    private HostilePlaces() {}

    /** A text with as many lines and characters that means nothing. */
    static String harmless(String text) {
        return SCALARS.contains(text)
                ? "tck".repeat(2)
                : text.replace(INJECTED, "tck").replaceAll("[^A-Za-z0-9\n]", "x");
    }

    /** How a text gets to each place, by its name; parameters are those that take the hostile one. */
    static Map<String, BiFunction<Ecosystem, String, Ecosystem>> of(ContractRun run, String hostile) {
        Map<String, BiFunction<Ecosystem, String, Ecosystem>> places = new LinkedHashMap<>();
        places.put("in documentation", ModelEdits::documented);
        places.put("in names of credentials", in((type, part) -> type == Credential.class && part.equals("name")));
        places.put(
                "in names of containers",
                in((type, part) -> DataContainer.class.isAssignableFrom(type) && part.equals("name")));
        places.put("in hosts", in((type, part) -> part.equals("hostName")));
        places.put("in names of databases", in((type, part) -> part.equals("databaseName")));
        places.put("in names of schemas", in((type, part) -> part.equals("schemaName") || part.equals("schema")));
        places.put("in names of tables", in((type, part) -> part.equals("tableForDataset")));
        places.put("in principals", in((type, part) -> part.equals("principal")));
        places.put("in names of triggers", in(HostilePlaces::isTrigger));
        places.put("in values of variables", in((type, part) -> part.equals("envVars")));
        places.put("in queries", in((type, part) -> part.equals("queries")));
        places.put(
                "in names of variables",
                (model, text) -> RecordEdits.ofKeys((type, part) -> part.equals("envVars"), old -> old + text)
                        .in(model));
        for (ParameterEdits.Ends where : ParameterEdits.Ends.values()) {
            List<ParameterSpec> parameters = ParameterEdits.taking(run, where, hostile);
            List<String> names = parameters.stream().map(ParameterSpec::name).toList();
            places.put(
                    (where == ParameterEdits.Ends.KEYS ? "in keys of the parameters " : "in the parameters ") + names,
                    (model, text) -> ParameterEdits.ended(model, run.provider(), parameters, where, text));
        }
        return places;
    }

    private static boolean isTrigger(Class<?> type, String part) {
        return StepTrigger.class.isAssignableFrom(type) && part.equals("name");
    }

    /** How a text gets to be all that stands in a place. */
    static Map<String, BiFunction<Ecosystem, String, Ecosystem>> whole() {
        Map<String, BiFunction<Ecosystem, String, Ecosystem>> places = new LinkedHashMap<>();
        places.put("as documentation", ModelEdits::documented);
        places.put("as principal", as((type, part) -> part.equals("principal")));
        places.put("as name of a credential", as((type, part) -> type == Credential.class && part.equals("name")));
        places.put("as name of a database", as((type, part) -> part.equals("databaseName")));
        places.put("as name of a trigger", as(HostilePlaces::isTrigger));
        places.put("as value of a variable", as((type, part) -> part.equals("envVars")));
        return places;
    }

    private static BiFunction<Ecosystem, String, Ecosystem> as(BiPredicate<Class<?>, String> where) {
        return (model, text) -> new RecordEdits(where, old -> text).in(model);
    }

    private static BiFunction<Ecosystem, String, Ecosystem> in(BiPredicate<Class<?>, String> where) {
        return (model, text) -> new RecordEdits(where, old -> old + text).in(model);
    }
}
