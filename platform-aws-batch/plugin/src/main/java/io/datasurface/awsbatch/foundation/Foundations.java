package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.terraform.TfModule;
import io.datasurface.spi.PlatformRenderRequest;
import java.util.Collections;
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

    /** A root module, and what it was made of. */
    record Made(Foundation foundation, TfModule module) {}

    private Foundations(Map<String, Made> byCell) {
        this.byCell = byCell;
    }

    /**
     * Makes them.
     *
     * @param instance the instance
     * @param request the model, the instance's graph, and how it is cut into chunks
     */
    public static Foundations of(Instance instance, PlatformRenderRequest request) {
        Map<String, Made> byCell = new TreeMap<>();
        for (CellAccount cell : instance.cells().all()) {
            Foundation foundation = FoundationRenderer.foundation(instance.in(cell.name()), request);
            byCell.put(cell.name(), new Made(foundation, foundation.module().build()));
        }
        return new Foundations(byCell);
    }

    /** Returns how many resources of each type there are in a cell; data sources are not counted. */
    public SortedMap<String, Long> types(CellAccount cell) {
        return Optional.ofNullable(byCell.get(cell.name()))
                .map(made -> made.module().types())
                .orElse(Collections.emptySortedMap());
    }

    /** Returns the root module of a cell of the instance. */
    Made of(CellAccount cell) {
        return Optional.ofNullable(byCell.get(cell.name()))
                .orElseThrow(() -> new IllegalArgumentException("There is no cell " + cell.name()
                        + "; the foundations have to be those of the same instance."));
    }
}
