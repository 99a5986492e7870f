package io.datasurface.model.interop;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.Workspace;
import io.datasurface.model.lint.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one answer: its objects, the gaps in them, and what is wrong with it. Not for several threads. */
final class ApiReader {
    private static final Kinds<WorkspaceDependency> DEPENDENCY = Kinds.of("DependentWorkspaces", ApiReader::dependency);

    private final DumpContext context = new DumpContext(DumpContext.Origin.SERVER);
    private final Map<ApiGap, List<ObjectPath>> gaps = new TreeMap<>();
    private final ApiShape shape = new ApiShape(
            (gap, path) -> gaps.computeIfAbsent(gap, key -> new ArrayList<>()).add(path));

    /** Takes the problems of parsing. */
    DumpContext context() {
        return context;
    }

    List<Problem> problems() {
        return context.problems();
    }

    <T> ApiAnswer<T> answer(Optional<T> value) {
        List<Untold> untold = new ArrayList<>();
        gaps.forEach((gap, paths) -> untold.add(new Untold(gap, paths)));
        return new ApiAnswer<>(value, untold, problems());
    }

    /** A transformer's output is told without its workspace, which must come from elsewhere. */
    Optional<Datastore> datastore(DumpNode node, ObjectPath path, Optional<String> workspace) {
        return DumpObject.at(context, path, shape.datastore(node, path, workspace))
                .flatMap(StoreDump.DATASTORE::read);
    }

    Optional<Dataset> dataset(DumpNode node, ObjectPath path) {
        return DumpObject.at(context, path, shape.dataset(node, path)).flatMap(StoreDump.DATASET::read);
    }

    Optional<Workspace> workspace(DumpNode node, ObjectPath path) {
        Kinds<Workspace> kinds = new WorkspaceDump(output -> {}).kinds();
        return DumpObject.at(context, path, shape.workspace(node, path)).flatMap(kinds::read);
    }

    Optional<ApiTeam> team(DumpNode node, String zone, ObjectPath path) {
        Kinds<ApiTeam> kinds = Kinds.of(
                "Team",
                object -> new ApiTeam(
                        zone,
                        object.text("name"),
                        CommonDump.documentation(object),
                        CommonDump.owningRepo(object),
                        object.named("containers", "containers", ContainerDump.CONTAINER),
                        object.keys("dataStores"),
                        object.keys("workspaces")));
        return DumpObject.at(context, path, shape.plain(node)).flatMap(kinds::read);
    }

    List<WorkspaceDependency> dependencies(DumpNode node) {
        DumpNode.Group list =
                new DumpNode.Group(node.at(), Map.of("_type", new DumpNode.Text(node.at(), ""), "dependencies", node));
        return DumpObject.at(context, ObjectPath.ROOT, shape.plain(list))
                .map(object -> object.list("dependencies", "dependencies", DEPENDENCY))
                .orElse(List.of());
    }

    /** The name of an object; empty if it has none, which is found again when it is read. */
    static String name(DumpNode node) {
        return text(node, "name").orElse("");
    }

    /** A text of an object, before it is read. */
    static Optional<String> text(DumpNode node, String key) {
        return node instanceof DumpNode.Group group && group.members().get(key) instanceof DumpNode.Text text
                ? Optional.of(text.value())
                : Optional.empty();
    }

    private static WorkspaceDependency dependency(DumpObject object) {
        return new WorkspaceDependency(
                object.text("workspaceName"), object.list("dependencies", "dependencies", DEPENDENCY));
    }
}
