package io.datasurface.examples.host.json;

import io.datasurface.graph.chunk.Chunk;
import io.datasurface.host.InstalledPlanner;
import io.datasurface.host.InstalledPlatform;
import io.datasurface.host.Planned;
import io.datasurface.host.PlannedPlatform;
import io.datasurface.host.PluginFailure;
import io.datasurface.host.RenderResult;
import io.datasurface.host.Verification;
import io.datasurface.host.output.PlatformChoice;
import io.datasurface.model.lint.AcceptedProblem;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import io.datasurface.spi.PlatformCapabilities;
import io.datasurface.spi.RenderNote;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** The tool's results as JSON. */
public final class Reports {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private Reports() {}

    /**
     * Writes {@code {"differences": {"path": "what"}, "others": ["path"], "problems": [...]}}.
     *
     * @param verification what was found
     * @param out takes the document
     */
    public static void verification(Verification verification, Writer out) {
        write(out, json -> {
            json.writeObjectPropertyStart("differences");
            verification.differences().forEach(json::writeStringProperty);
            json.writeEndObject();
            texts(json, "others", verification.others());
            problems(json, verification.problems());
        });
    }

    /**
     * Writes {@code {"problems": [...], "errors": n, "warnings": n}}, and {@code "accepted": [...]} if there is something to tell.
     *
     * @param problems the problems, sorted
     * @param accepted problems that owners accept, sorted
     * @param out takes the document
     */
    public static void problems(List<Problem> problems, List<AcceptedProblem> accepted, Writer out) {
        write(out, json -> {
            problems(json, problems);
            if (!accepted.isEmpty()) {
                json.writeArrayPropertyStart("accepted");
                accepted.forEach(each -> {
                    json.writeStartObject();
                    json.writeStringProperty("code", each.problem().code());
                    json.writeStringProperty("path", each.problem().path().toString());
                    json.writeStringProperty("message", each.problem().message());
                    json.writeStringProperty("reason", each.reason());
                    json.writeEndObject();
                });
                json.writeEndArray();
            }
        });
    }

    /**
     * Writes {@code {"error": "..."}}: why there is no result.
     *
     * @param message what is the matter
     * @param out takes the document
     */
    public static void error(String message, Writer out) {
        write(out, json -> json.writeStringProperty("error", message));
    }

    /**
     * Writes the chunks of each platform and the problems.
     *
     * @param planned the plan
     * @param out takes the document
     */
    public static void plan(Planned planned, Writer out) {
        write(out, json -> {
            json.writeObjectPropertyStart("platforms");
            planned.platforms().forEach((name, platform) -> chunks(json, name, platform));
            json.writeEndObject();
            choices(json, planned.analysis().choices());
            problems(json, planned.problems());
        });
    }

    /**
     * Writes what a render changed, the root modules that it took away, its chunks and the problems.
     *
     * @param result the render
     * @param out takes the document
     */
    public static void render(RenderResult result, Writer out) {
        write(out, json -> {
            json.writeBooleanProperty("published", result.publication().isPresent());
            result.publication().ifPresent(publication -> {
                texts(json, "added", publication.added());
                texts(json, "changed", publication.changed());
                texts(json, "removed", publication.removed());
                json.writeNumberProperty("unchanged", publication.unchanged());
                json.writeObjectPropertyStart("renderedChunks");
                result.rendered().chunks().forEach((platform, chunks) -> texts(json, platform, List.copyOf(chunks)));
                json.writeEndObject();
                texts(json, "removedRootModules", TerraformFiles.removedRootModules(result));
            });
            notes(json, result.notes());
            json.writeObjectPropertyStart("platforms");
            result.rendered().planned().platforms().forEach((name, platform) -> chunks(json, name, platform));
            json.writeEndObject();
            choices(json, result.rendered().planned().analysis().choices());
            problems(json, result.problems());
        });
    }

    static void notes(JsonGenerator json, SortedMap<String, List<RenderNote>> all) {
        json.writeArrayPropertyStart("notes");
        all.forEach((platform, notes) -> notes.forEach(note -> note(json, platform, note)));
        json.writeEndArray();
    }

    private static void note(JsonGenerator json, String platform, RenderNote note) {
        json.writeStartObject();
        json.writeStringProperty("platform", platform);
        json.writeStringProperty("kind", note.kind());
        json.writeStringProperty("subject", note.subject());
        json.writeStringProperty("disturbance", note.disturbance().code());
        json.writeBooleanProperty("refused", note.refused());
        json.writeStringProperty("text", note.text());
        json.writeEndObject();
    }

    /**
     * Writes the installed plugins with their parameters.
     *
     * @param plugins the plugins
     * @param planners the ecosystem planners
     * @param failures the plugins that are not used
     * @param out takes the document
     */
    public static void platforms(
            List<InstalledPlatform> plugins,
            List<InstalledPlanner> planners,
            List<PluginFailure> failures,
            Writer out) {
        write(out, json -> {
            json.writeArrayPropertyStart("platforms");
            plugins.forEach(plugin -> plugin(json, plugin));
            json.writeEndArray();
            json.writeArrayPropertyStart("planners");
            planners.forEach(planner -> {
                json.writeStartObject();
                json.writeStringProperty("name", planner.name());
                json.writeStringProperty("version", planner.version());
                json.writeStringProperty("description", planner.description());
                json.writeStringProperty("origin", planner.origin());
                json.writeEndObject();
            });
            json.writeEndArray();
            texts(
                    json,
                    "failures",
                    failures.stream().map(PluginFailure::toString).toList());
        });
    }

    /** Writes the members of the document. */
    interface Members {
        void write(JsonGenerator json);
    }

    static void write(Writer out, Members members) {
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator json = FACTORY.createGenerator(context, out)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    static void problems(JsonGenerator json, List<Problem> problems) {
        json.writeArrayPropertyStart("problems");
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringProperty("severity", problem.severity().name());
            json.writeStringProperty("code", problem.code());
            json.writeStringProperty("path", problem.path().toString());
            problem.position().ifPresent(position -> {
                json.writeStringProperty("file", position.file());
                json.writeNumberProperty("line", position.line());
                json.writeNumberProperty("column", position.column());
            });
            json.writeStringProperty("message", problem.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("errors", count(problems, Severity.ERROR));
        json.writeNumberProperty("warnings", count(problems, Severity.WARNING));
    }

    private static long count(List<Problem> problems, Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    private static void chunks(JsonGenerator json, String name, PlannedPlatform platform) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("type", platform.platform().plugin().type());
        json.writeNumberProperty("nodes", platform.platform().model().graph().nodeCount());
        json.writeObjectPropertyStart("mostPerChunk");
        platform.limits().hardCap().forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeArrayPropertyStart("chunks");
        for (Chunk chunk : platform.plan().chunks()) {
            json.writeStartObject();
            json.writeStringProperty("id", chunk.id());
            json.writeStringProperty("cell", chunk.cell());
            json.writeNumberProperty("wave", chunk.wave());
            json.writeNumberProperty("nodes", chunk.nodes().size());
            json.writeObjectPropertyStart("cost");
            chunk.cost().forEach(json::writeNumberProperty);
            json.writeEndObject();
            texts(json, "needs", chunk.needs());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "notes", platform.notes());
        json.writeEndObject();
    }

    private static void choices(JsonGenerator json, List<PlatformChoice> choices) {
        json.writeArrayPropertyStart("choices");
        for (PlatformChoice choice : choices) {
            json.writeStartObject();
            json.writeStringProperty("workspace", choice.workspace());
            json.writeStringProperty("group", choice.group());
            json.writeStringProperty("platform", choice.platform());
            json.writeStringProperty("reason", choice.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void plugin(JsonGenerator json, InstalledPlatform plugin) {
        json.writeStartObject();
        json.writeStringProperty("type", plugin.type());
        json.writeStringProperty("version", plugin.version());
        json.writeStringProperty("description", plugin.description());
        json.writeStringProperty("origin", plugin.origin());
        capabilities(json, plugin.capabilities());
        json.writeArrayPropertyStart("parameters");
        for (ParameterSpec parameter : plugin.parameters()) {
            json.writeStartObject();
            json.writeStringProperty("name", parameter.name());
            json.writeStringProperty("type", parameter.type().name().toLowerCase(Locale.ROOT));
            json.writeBooleanProperty("required", parameter.required());
            parameter
                    .defaultValue()
                    .ifPresent(value -> json.writeStringProperty("default", ParameterValues.text(value)));
            parameter.rule().ifPresent(rule -> json.writeStringProperty("rule", rule.words()));
            json.writeStringProperty("example", parameter.example());
            json.writeStringProperty("help", parameter.help());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void capabilities(JsonGenerator json, PlatformCapabilities can) {
        json.writeObjectPropertyStart("capabilities");
        texts(json, "captures", kinds(can.captures()));
        texts(json, "sources", kinds(can.sources()));
        texts(json, "consumers", kinds(can.consumers()));
        texts(json, "transformers", kinds(can.transformers()));
        texts(json, "milestoning", can.milestoning().stream().map(Enum::name).toList());
        texts(json, "vendors", can.vendors().stream().map(Enum::name).toList());
        texts(json, "locations", can.locations());
        texts(json, "offeredFormats", can.offeredFormats());
        texts(json, "takenFormats", can.takenFormats());
        json.writeStringProperty("latency", can.latency().name());
        json.writeEndObject();
    }

    private static List<String> kinds(Collection<? extends Class<?>> kinds) {
        return kinds.stream().map(Class::getSimpleName).sorted().toList();
    }

    static void texts(JsonGenerator json, String name, Collection<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
