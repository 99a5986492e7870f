package io.datasurface.model.interop;

import io.datasurface.model.ConsumerRetentionRequirements;
import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.LegacyDataPlatformChooser;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourceMap;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.WorkspaceFixedDataPlatform;
import io.datasurface.model.capture.DataTransformerOutput;
import io.datasurface.model.capture.SQLIngestion;
import io.datasurface.model.code.DatasurfaceTransformerCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.common.Default;
import io.datasurface.model.common.Named;
import io.datasurface.model.container.DataContainer;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what a supplement says into what a server told: the supplement counts where the server cannot tell, the server counts everywhere
 * else, and a contradiction is a problem. A component that the supplement leaves out or has with its default says nothing.
 */
final class RecordMerger {
    private static final String TEAMS = "teams";

    /** What the server cannot tell, wherever it stands: gaps, and what DataSurface itself does not have. */
    static final Map<Class<?>, Set<String>> UNTOLD = Map.ofEntries(
            Map.entry(Ecosystem.class, names(Ecosystem.class, "zones")),
            Map.entry(GovernanceZone.class, names(GovernanceZone.class, "name", TEAMS)),
            Map.entry(Team.class, Set.of("suppressions")),
            Map.entry(Datastore.class, Set.of("rawRetention")),
            Map.entry(Dataset.class, Set.of("qualityRules")),
            Map.entry(Workspace.class, Set.of("classificationVerifier", "entitlements")),
            Map.entry(ConsumerRetentionRequirements.class, Set.of("freshness")),
            Map.entry(WorkspaceFixedDataPlatform.class, Set.of("retention")),
            Map.entry(LegacyDataPlatformChooser.class, Set.of("documentation")),
            Map.entry(DataTransformerOutput.class, Set.of("workSpaceName")),
            Map.entry(SQLIngestion.class, Set.of("schemaName")),
            Map.entry(DataContainer.class, Set.of("credential")),
            Map.entry(PythonRepoCodeArtifact.class, Set.of("envVars")),
            Map.entry(DatasurfaceTransformerCodeArtifact.class, Set.of("envVars")));

    /** What the server cannot tell of some objects, which are known. */
    private static final Map<Class<?>, String> SOMETIMES_UNTOLD =
            Map.of(Dataset.class, "originalSchema", Datastore.class, "capture");

    private final Set<ObjectPath> unread;
    private final SourceMap sources;
    private final WalkReport report;
    private final Set<ObjectPath> filled = new HashSet<>();

    /** The objects are those of which the server could not tell a part that it tells of others. */
    RecordMerger(Set<ObjectPath> unread, SourceMap sources, WalkReport report) {
        this.unread = unread;
        this.sources = sources;
        this.report = report;
    }

    /** What the supplement was taken for. */
    Set<ObjectPath> filled() {
        return filled;
    }

    /** The model with what the supplement says. */
    Ecosystem merge(Ecosystem told, Ecosystem said) {
        return (Ecosystem) record(told, said, ObjectPath.ROOT);
    }

    private Record record(Record told, Record said, ObjectPath path) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : told.getClass().getRecordComponents()) {
            Object toldValue = value(component, told);
            Object saidValue = value(component, said);
            ObjectPath at = path.child(component.getName());
            if (toldValue.equals(saidValue) || isSilent(saidValue, component)) {
                values.add(toldValue);
            } else if (isSilent(toldValue, component) && isUntold(told.getClass(), component.getName(), path)) {
                filled.add(at);
                values.add(saidValue);
            } else {
                values.add(any(toldValue, saidValue, at));
            }
        }
        return made(told.getClass(), values);
    }

    private Object any(Object told, Object said, ObjectPath path) {
        if (told instanceof Optional<?> inTold && said instanceof Optional<?> inSaid) {
            if (inTold.isPresent() && inSaid.isPresent()) {
                return Optional.of(any(inTold.get(), inSaid.get(), path));
            }
        } else if (told instanceof Map<?, ?> inTold && said instanceof Map<?, ?> inSaid) {
            return map(inTold, inSaid, path);
        } else if (told instanceof Record inTold && isOurs(inTold) && told.getClass() == said.getClass()) {
            return record(inTold, (Record) said, path);
        }
        if (!told.equals(said)) {
            conflict(told, said, path);
        }
        return told;
    }

    private Map<?, ?> map(Map<?, ?> told, Map<?, ?> said, ObjectPath path) {
        Map<Object, Object> merged = new LinkedHashMap<>(told);
        said.forEach((key, saidValue) -> {
            ObjectPath at = path.child(String.valueOf(key));
            Object toldValue = told.get(key);
            if (toldValue != null) {
                merged.put(key, any(toldValue, saidValue, at));
            } else if (saidValue instanceof GovernanceZone zone) {
                filled.add(at);
                merged.put(key, withoutTeams(zone, at));
            } else if (saidValue instanceof Named) {
                notOnServer(at);
            } else {
                conflict("nothing", saidValue, at);
            }
        });
        return merged;
    }

    /** A zone that the server cannot tell, because it has no teams. */
    private GovernanceZone withoutTeams(GovernanceZone zone, ObjectPath path) {
        zone.teams().keySet().forEach(team -> notOnServer(path.child(TEAMS, team)));
        return zone.toBuilder().teams(List.of()).build();
    }

    /** Whether the server cannot tell a component of any object of a type. */
    static boolean isUntold(Class<?> type, String component) {
        return UNTOLD.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isAssignableFrom(type)
                        && entry.getValue().contains(component));
    }

    private boolean isUntold(Class<?> type, String component, ObjectPath path) {
        return isUntold(type, component) || (component.equals(SOMETIMES_UNTOLD.get(type)) && unread.contains(path));
    }

    private static boolean isSilent(Object value, RecordComponent component) {
        Default otherwise = component.getAnnotation(Default.class);
        return (value instanceof Optional<?> optional && optional.isEmpty())
                || (value instanceof Collection<?> collection && collection.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof String text && text.isEmpty())
                || (otherwise != null && otherwise.value().equals(String.valueOf(value)));
    }

    private void conflict(Object told, Object said, ObjectPath path) {
        note(
                ImportedModel.CONFLICT,
                path,
                "The supplement says " + Quoted.of(String.valueOf(said)) + ", the server says "
                        + Quoted.of(String.valueOf(told))
                        + ", which counts. Take it out of the supplement, or change the model on the server.");
    }

    private void notOnServer(ObjectPath path) {
        note(
                ImportedModel.NOT_ON_SERVER,
                path,
                "The supplement describes it, and the server does not have it; it is left out. Take it out of the supplement,"
                        + " or add it to the model on the server.");
    }

    private void note(String code, ObjectPath path, String message) {
        report.problems(List.of(new Problem(Severity.ERROR, code, path, sources.nearest(path), message)));
    }

    private static boolean isOurs(Record record) {
        return record.getClass().getPackageName().startsWith("io.datasurface.model");
    }

    private static Set<String> names(Class<?> type, String... without) {
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        names.removeAll(Set.of(without));
        return names;
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The records of the model are public", e);
        }
    }

    private static Record made(Class<? extends Record> type, List<Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return type.getConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The records of the model are public", e);
        }
    }
}
