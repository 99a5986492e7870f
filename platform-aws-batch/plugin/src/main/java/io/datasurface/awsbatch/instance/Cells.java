package io.datasurface.awsbatch.instance;

import com.google.common.base.Splitter;
import io.datasurface.spi.Parameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The cells of an instance: the home cell, which owns the lake, and the others, sorted by name. */
public final class Cells {
    /** What a cell is set with, besides its account: parameters with maps by the label of the cell. */
    public static final List<String> SETTINGS = List.of(
            "cells.kmsKeys",
            "cells.locations",
            "cells.logBuckets",
            "cells.roles",
            "cells.routeTables",
            "cells.sourceCidrs",
            "cells.stagingBuckets",
            "cells.subnets",
            "cells.vpcs");

    private static final Splitter PARTS = Splitter.on(';').trimResults().omitEmptyStrings();

    private final Map<String, CellAccount> byName;
    private final CellAccount home;

    private Cells(CellAccount home, Map<String, CellAccount> byName) {
        this.home = home;
        this.byName = Collections.unmodifiableMap(byName);
    }

    /**
     * Returns the cells that parameters describe. What a cell lacks is empty; the linter says so.
     *
     * @param parameters checked parameters of the instance
     */
    static Cells of(Parameters parameters) {
        CellAccount home = home(parameters);
        Map<String, CellAccount> cells = new LinkedHashMap<>();
        cells.put(home.name(), home);
        new TreeMap<>(parameters.textMap("cells.accounts"))
                .forEach((name, account) -> cells.putIfAbsent(name, other(parameters, name, account)));
        return new Cells(home, cells);
    }

    private static CellAccount home(Parameters parameters) {
        String account = parameters.text("account");
        String name = account + "-" + parameters.text("region");
        return new CellAccount(
                name,
                true,
                account,
                parameters.text("role"),
                parameters.text("network.vpc"),
                parameters.texts("network.subnets"),
                parameters.texts("network.routeTables").stream().distinct().toList(),
                sharedEndpoints(parameters, ""),
                parameters.texts("network.sourceCidrs"),
                parameters.optionalText("kmsKey"),
                parameters.text("stagingBucket.name"),
                split(parameters, "cells.locations", CellAccount.HOME));
    }

    private static CellAccount other(Parameters parameters, String name, String account) {
        return new CellAccount(
                name,
                false,
                account,
                setting(parameters, "cells.roles", name).orElse(parameters.text("role")),
                setting(parameters, "cells.vpcs", name).orElse(""),
                split(parameters, "cells.subnets", name),
                split(parameters, "cells.routeTables", name).stream().distinct().toList(),
                sharedEndpoints(parameters, name + "/"),
                split(parameters, "cells.sourceCidrs", name),
                setting(parameters, "cells.kmsKeys", name),
                setting(parameters, "cells.stagingBuckets", name)
                        .orElse(parameters.text("stagingBucket.name") + "-" + name),
                split(parameters, "cells.locations", name));
    }

    private static List<VpcService> sharedEndpoints(Parameters parameters, String prefix) {
        return parameters.texts("network.sharedEndpoints").stream()
                .filter(entry -> entry.startsWith(prefix))
                .flatMap(entry -> VpcService.find(entry.substring(prefix.length())).stream())
                .toList();
    }

    private static Optional<String> setting(Parameters parameters, String map, String cell) {
        return Optional.ofNullable(parameters.textMap(map).get(cell));
    }

    private static List<String> split(Parameters parameters, String map, String cell) {
        return setting(parameters, map, cell).map(PARTS::splitToList).orElse(List.of());
    }

    /** Returns the cell that owns the lake. */
    public CellAccount home() {
        return home;
    }

    /** Returns all cells, the home cell first. */
    public List<CellAccount> all() {
        return List.copyOf(byName.values());
    }

    /** Returns the cells beside the home cell, sorted by name. */
    public List<CellAccount> others() {
        return byName.values().stream().filter(cell -> !cell.home()).toList();
    }

    /** Returns the cell that parameters call so, if there is one. */
    public Optional<CellAccount> labelled(String label) {
        return byName.values().stream()
                .filter(cell -> cell.label().equals(label))
                .findFirst();
    }

    /** Returns the cell of a name in a chunk plan, if there is one. */
    public Optional<CellAccount> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
