package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The root modules {@code foundation} of all cells. To make them takes longer than all else that is said of a plan, and quotas and costs are
 * reckoned from what is in them, so they are made once for that and for the output. Nobody changes them any more: they can be shared.
 */
public final class Foundations {
    private final Map<String, Made> byCell;
    private final String home;
    private final SortedMap<String, TfModule> access;

    /** A root module, and what it was made of. */
    record Made(Foundation foundation, TfModule module) {}

    private Foundations(Map<String, Made> byCell, String home, SortedMap<String, TfModule> access) {
        this.byCell = byCell;
        this.home = home;
        this.access = access;
    }

    /**
     * Makes them.
     *
     * @param instance the instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     */
    public static Foundations of(Instance instance, PlatformRenderRequest request) {
        Map<String, Made> byCell = new TreeMap<>();
        SortedMap<String, TfModule> access = new TreeMap<>();
        for (CellAccount cell : instance.cells().all()) {
            Foundation foundation = FoundationRenderer.foundation(instance.in(cell.name()), request);
            if (cell.home()) {
                access.putAll(AccessRoots.of(foundation));
            }
            byCell.put(cell.name(), new Made(foundation, foundation.module().build()));
        }
        return new Foundations(byCell, instance.cells().home().name(), access);
    }

    /** Returns how many resources of each type there are in a cell but for those of chunks; data sources are not counted. */
    public SortedMap<String, Long> types(CellAccount cell) {
        SortedMap<String, Long> types = new TreeMap<>();
        Optional.ofNullable(byCell.get(cell.name()))
                .ifPresent(made -> made.module().types().forEach((type, count) -> types.merge(type, count, Long::sum)));
        if (cell.name().equals(home)) {
            access.values()
                    .forEach(module -> module.types().forEach((type, count) -> types.merge(type, count, Long::sum)));
        }
        return types;
    }

    /** Returns the folders of the root modules that let people into workspaces, in the order in which they are applied. */
    public List<String> accessFolders() {
        return List.copyOf(access.keySet());
    }

    /** Returns how many resources each of those root modules has. */
    public SortedMap<String, Long> accessSizes() {
        SortedMap<String, Long> sizes = new TreeMap<>();
        access.forEach((folder, module) -> sizes.put(
                folder,
                module.types().values().stream().mapToLong(Long::longValue).sum()));
        return sizes;
    }

    /** Returns those root modules by their folders. */
    SortedMap<String, TfModule> access() {
        return access;
    }

    /** Returns the root module of a cell of the instance. */
    Made of(CellAccount cell) {
        return Optional.ofNullable(byCell.get(cell.name()))
                .orElseThrow(() -> new IllegalArgumentException("There is no cell " + cell.name()
                        + "; the foundations have to be those of the same instance."));
    }
}
