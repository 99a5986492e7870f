package io.datasurface.tck;

import io.datasurface.graph.IntentionGraph;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.lint.Severity;
import io.datasurface.spi.DataPlatformProvider;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What {@link ChildProcess} starts. */
final class ChildMain {
    static final String RENDER = "render";
    static final String PLAN = "plan";
    static final String LARGE = "large";
    static final String UNLOAD = "unload";

    /** Code of a process that ends because it would tell nothing: unsorted sets have the same order in it. */
    static final int SAME_ORDER = 42;

    static final int MANY_NODES = 10_000;

    private static final int MOST_COLLECTIONS = 40;
    private static final int WAIT_MILLIS = 100;

    private ChildMain() {}

    /**
     * Makes a contract anew and does a task with it.
     *
     * @param args class of the contract, task, file for the result, {@link SetOrder} of the process that started this one
     * @throws ReflectiveOperationException if the contract cannot be made
     * @throws IOException if the result cannot be written
     */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        if ((args[1].equals(RENDER) || args[1].equals(PLAN))
                && SetOrder.here().toString().equals(args[3])) {
            Runtime.getRuntime().halt(SAME_ORDER);
        }
        Object contract = contract(args[0]);
        switch (args[1]) {
            case RENDER -> write((PlatformPluginContract) contract, Path.of(args[2]));
            case PLAN -> write((EcosystemPlannerContract) contract, Path.of(args[2]));
            case LARGE -> large((PlatformPluginContract) contract);
            default -> unload((PlatformPluginContract) contract);
        }
        // Whatever a plugin has left running.
        Runtime.getRuntime().halt(0);
    }

    private static Object contract(String type) throws ReflectiveOperationException {
        try {
            Constructor<?> constructor = Class.forName(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(
                    "The kit makes the contract anew in a process of its own; give " + type
                            + " a constructor without parameters, and do not nest it in an object",
                    e);
        }
    }

    private static void write(PlatformPluginContract contract, Path result) throws IOException {
        // The other way round than here: a plugin must not remember what it rendered before.
        List<Ecosystem> models = new ArrayList<>(ModelGrowth.withSomethingUnrelated(contract.richModels()));
        models.addAll(contract.richModels());
        // What it remembers by the names of things is wrong for these models, which have the same names.
        for (Ecosystem model :
                models.subList(0, models.size() - contract.richModels().size())) {
            ModelEdits.withOtherContents(model).forEach(other -> new ContractRun(contract.provider(), other).render());
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(result))) {
            out.writeInt(models.size());
            for (Ecosystem model : models) {
                write(new ContractRun(contract.provider(), model).artifactsAndWords(), out);
            }
        }
    }

    private static void write(EcosystemPlannerContract contract, Path result) throws IOException {
        List<PlanningRun> runs = contract.runs();
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(result))) {
            out.writeInt(runs.size());
            for (PlanningRun run : runs) {
                write(run.words(), out);
            }
        }
    }

    /** Texts of one character per byte. */
    private static void write(SortedMap<String, String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            byte[] content = text.getValue().getBytes(StandardCharsets.ISO_8859_1);
            out.writeUTF(text.getKey());
            out.writeInt(content.length);
            out.write(content);
        }
    }

    private static void large(PlatformPluginContract contract) {
        ContractRun run = new ContractRun(contract.provider(), contract.largeModel());
        int nodes =
                run.graphs().stream().mapToInt(IntentionGraph::nodeCount).max().orElse(0);
        if (nodes < MANY_NODES) {
            throw new AssertionError("largeModel() has a graph of " + nodes + " nodes; give it " + MANY_NODES + " ("
                    + run.problems() + ")");
        }
        run.render().problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .findFirst()
                .ifPresent(problem -> {
                    throw new AssertionError("largeModel() has an error: " + problem
                            + "; override it with a model that the plugin renders");
                });
    }

    private static void unload(PlatformPluginContract contract) throws ReflectiveOperationException, IOException {
        ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = render(contract, unloaded);
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            System.gc();
            try {
                if (unloaded.remove(WAIT_MILLIS) != null) {
                    return;
                }
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }
        throw new AssertionError("The class loader " + loader.get() + " is still held");
    }

    /** Renders with a plugin that has a class loader of its own; nothing of it is left in the frames of this method's caller. */
    private static WeakReference<ClassLoader> render(
            PlatformPluginContract contract, ReferenceQueue<ClassLoader> unloaded)
            throws ReflectiveOperationException, IOException {
        Class<?> type = contract.provider().getClass();
        try (OwnClassLoader loader = new OwnClassLoader(type)) {
            DataPlatformProvider provider = (DataPlatformProvider)
                    loader.loadClass(type.getName()).getConstructor().newInstance();
            if (provider.getClass() == type) {
                throw new AssertionError(type + " was not loaded anew");
            }
            for (Ecosystem model : contract.models()) {
                new ContractRun(provider, model).render();
            }
            return new WeakReference<>(loader, unloaded);
        }
    }
}
