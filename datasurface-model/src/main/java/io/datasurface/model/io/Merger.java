package io.datasurface.model.io;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Team;
import io.datasurface.model.UnreadParts;
import io.datasurface.model.common.Suggestions;
import io.datasurface.model.internal.Quoted;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.ProblemCollector;
import io.datasurface.model.lint.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes one model of the files. */
final class Merger {
    private static final String CONTAINERS = "containers";

    private final List<ModelFile> files;
    private final SpreadLists spreadLists = new SpreadLists();
    private final PositionTable sources;
    private final ProblemCollector problems;
    private final Draft whole;
    private UnreadParts unread = UnreadParts.NONE;
    private @Nullable Map<Integer, UnreadParts> unreadByFile;

    Merger(List<ModelFile> files, Shapes shapes) {
        this.files = files;
        this.whole = new Draft(shapes.ecosystem());
        this.sources = new PositionTable(
                files.stream().map(file -> file.context().file()).toList(),
                files.stream().map(file -> file.context().positions()).toList(),
                spreadLists);
        this.problems = new ProblemCollector(sources);
    }

    LoadedModel merge() {
        for (ModelFile file : files) {
            absorb(whole, file.root(), file, ObjectPath.ROOT);
            file.context()
                    .problems()
                    .forEach(problem -> problems.add(
                            spreadLists.rebased(problem, file.context().fileIndex())));
        }
        unread = ReadSources.unread(problems.problems(), files);
        checkHeaders();
        Optional<Ecosystem> ecosystem =
                Optional.ofNullable((Ecosystem) build(whole, Optional.empty(), ObjectPath.ROOT));
        List<Problem> all = problems.problems();
        return new LoadedModel(ecosystem, ReadSources.of(sources, ReadSources.unread(all, files)), all);
    }

    private void absorb(Draft target, Draft part, ModelFile file, ObjectPath path) {
        if (part.isDefined()) {
            target.define();
        }
        part.plain()
                .forEach((field, placed) ->
                        put(target.plain(), field, field.name(), placed, path, Codes.DUPLICATE_FIELD));
        part.lists().forEach((field, elements) -> {
            List<Object> all = target.list(field);
            spreadLists.add(path.child(field.name()), file.context().fileIndex(), all.size(), elements.size());
            all.addAll(elements);
        });
        part.entries().forEach((field, entries) -> {
            Map<String, Draft.Placed> all = target.entries(field);
            ObjectPath at = path.child(field.name());
            entries.forEach((name, placed) -> put(all, name, name, placed, at, Codes.DUPLICATE_NAME));
        });
        part.drafts()
                .forEach((field, children) -> children.forEach((name, child) ->
                        absorb(target.child(field.name(), name), child, file, path.child(field.name(), name))));
    }

    private <K> void put(
            Map<K, Draft.Placed> all, K key, String name, Draft.Placed placed, ObjectPath path, String code) {
        Draft.Placed first = all.putIfAbsent(key, placed);
        if (first != null) {
            problems.add(new Problem(
                    Severity.ERROR,
                    code,
                    path.child(name),
                    Optional.of(placed.position()),
                    "%s stands here a second time; the first is at %s. Take one away."
                            .formatted(Quoted.of(name), first.position())));
        }
    }

    /** A file about a team must name a zone that is declared or defined somewhere, or a typing error would make a zone. */
    private void checkHeaders() {
        Set<String> known = new TreeSet<>();
        known.addAll(whole.names("zoneDeclarations"));
        whole.drafts()
                .values()
                .forEach(zones -> zones.forEach((name, zone) -> {
                    if (zone.isDefined()) {
                        known.add(name);
                    }
                }));
        for (ModelFile file : files) {
            Optional<String> zone = file.header().zone();
            if (zone.isPresent()
                    && !known.contains(zone.get())
                    && !mayBeKnown(zone.get(), file.context().fileIndex())) {
                problems.add(new Problem(
                        Severity.ERROR,
                        Codes.UNKNOWN_ZONE,
                        ObjectPath.ROOT.child("zones", zone.get()),
                        Optional.of(Positions.in(
                                file.context().file(), file.header().zoneAt())),
                        "No file declares or defines the zone %s; %s."
                                .formatted(Quoted.of(zone.get()), Suggestions.hint(zone.get(), known))));
            }
        }
    }

    /** Whether another file that was not read may know a zone; the file itself only mentions it. */
    private boolean mayBeKnown(String zone, int mentioning) {
        return unreadByFile().entrySet().stream()
                .filter(file -> file.getKey() != mentioning)
                .map(Map.Entry::getValue)
                .anyMatch(elsewhere -> elsewhere.inFile(List.of("zones", zone))
                        || elsewhere.inFile(List.of("zoneDeclarations", zone)));
    }

    private Map<Integer, UnreadParts> unreadByFile() {
        Map<Integer, UnreadParts> known = unreadByFile;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (ModelFile file : files) {
                UnreadParts ofFile = ReadSources.unread(file.context().problems(), List.of(file));
                if (!ofFile.isEmpty()) {
                    known.put(file.context().fileIndex(), ofFile);
                }
            }
            unreadByFile = known;
        }
        return known;
    }

    private @Nullable Object build(Draft draft, Optional<String> name, ObjectPath path) {
        List<Field> fields = draft.shape().fields();
        @Nullable Object[] values = new Object[fields.size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            boolean isName = name.isPresent() && field.name().equals(ObjectReader.NAME);
            values[i] = isName ? name.get() : draft.value(field, children(draft, field, path));
            if (values[i] == null) {
                complete = false;
                reportMissing(draft, field, path);
            }
        }
        if (!complete) {
            return null;
        }
        if (draft.shape().type() == Team.class) {
            resolveReferences(draft, values, path);
        }
        return draft.shape().construct(values);
    }

    private Map<String, Object> children(Draft draft, Field field, ObjectPath path) {
        Map<String, Object> children = new LinkedHashMap<>();
        draft.drafts().getOrDefault(field, Map.of()).forEach((name, child) -> {
            Object built = build(child, Optional.of(name), path.child(field.name(), name));
            if (built != null) {
                children.put(name, built);
            }
        });
        return children;
    }

    private void resolveReferences(Draft team, @Nullable Object[] values, ObjectPath path) {
        RecordShape shape = team.shape();
        Map<?, ?> containers = (Map<?, ?>) values[shape.indexOf(CONTAINERS)];
        ReferenceResolver resolver = new ReferenceResolver(
                containers == null ? Map.of() : containers,
                team.names(CONTAINERS),
                name -> unread.inFile(UnreadParts.keys(path.child(CONTAINERS, name))),
                problems);
        for (int i = 0; i < values.length; i++) {
            Field field = shape.field(i);
            Object value = values[i];
            if (value != null && !field.name().equals(CONTAINERS)) {
                values[i] = resolver.resolve(value, field.shape(), path.child(field.name()));
            }
        }
    }

    /** Reports a field that no file gives; unless a file was not read to its end, where it may well stand. */
    private void reportMissing(Draft draft, Field field, ObjectPath path) {
        boolean isFaulty = draft.plain().containsKey(field);
        if (!isFaulty && !files.isEmpty() && !unread.inFile(UnreadParts.keys(path.child(field.name())))) {
            problems.error(
                    Codes.MISSING_FIELD,
                    path.child(field.name()),
                    "The key \"%s\" is missing. A file without zone must give it; it is %s.",
                    field.name(),
                    field.shape().accepted());
        }
    }
}
