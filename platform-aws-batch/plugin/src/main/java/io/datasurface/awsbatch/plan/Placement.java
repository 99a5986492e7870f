package io.datasurface.awsbatch.plan;

import io.datasurface.awsbatch.datasync.DropPlace;
import io.datasurface.awsbatch.instance.CellAccount;
import io.datasurface.awsbatch.instance.Cells;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.instance.StoreScope;
import io.datasurface.awsbatch.work.StoreWork;
import io.datasurface.awsbatch.work.TableFormats;
import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.capture.CaptureMetadata;
import io.datasurface.model.capture.CustomPullIngestion;
import io.datasurface.model.capture.FileDropIngestion;
import io.datasurface.model.capture.IngestionMetadata;
import io.datasurface.model.capture.SQLIngestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which cells a node may be in. The lake is in the home cell, and so is what only reads and writes it: exports, transformers and the ingestion
 * of what these write. A datastore that is read from a database may be in any cell, unless parameters bind it: to a cell by its name, team or zone, or
 * to the cells that are for the location of its database. One that can be read in other formats than Iceberg is in the home cell: only there are jobs
 * that write such tables, because nothing but Iceberg's own client takes the role of another account.
 *
 * <p>Nodes that may be in the same cells are a class. Chunks hold nodes of one class only, so that each chunk has a cell for it: the chunker
 * sees a dimension of which each class uses one per chunk and a chunk has one, and a dimension per class of which other cells have none.
 */
public final class Placement {
    /** How many classes a chunk has nodes of; one is allowed. */
    public static final String CLASSES = "placements";

    private static final String PREFIX = "placement:";

    private final Instance instance;
    private final Cells cells;
    private final SortedMap<String, List<CellAccount>> classes = new TreeMap<>();
    private final Map<String, String> affinity;

    /**
     * Makes the classes of an instance.
     *
     * @param instance the platform instance
     */
    public Placement(Instance instance) {
        this.instance = instance;
        this.cells = instance.cells();
        this.affinity = instance.parameters().textMap("cells.affinity");
        add(cells.all());
        cells.all().forEach(cell -> {
            add(List.of(cell));
            cell.locations().forEach(location -> add(at(location)));
        });
    }

    private void add(List<CellAccount> allowed) {
        classes.put(name(allowed), allowed);
    }

    private static String name(List<CellAccount> allowed) {
        return PREFIX + allowed.stream().map(CellAccount::label).collect(Collectors.joining("+"));
    }

    private List<CellAccount> at(String location) {
        return cells.all().stream()
                .filter(cell -> cell.locations().stream().anyMatch(area -> contains(area, location)))
                .toList();
    }

    /** A location is in those that it is a part of: {@code AcmeIT:Norway/Oslo} is in {@code AcmeIT:Norway}. */
    private static boolean contains(String area, String location) {
        return location.equals(area) || location.startsWith(area.contains(":") ? area + "/" : area + ":");
    }

    /** Returns whether there is more than one cell; if not, nothing has a class. */
    public boolean isNeeded() {
        return cells.all().size() > 1;
    }

    /** Returns the classes, each of which is also the name of a dimension. */
    public List<String> classes() {
        return isNeeded() ? List.copyOf(classes.keySet()) : List.of();
    }

    /** Returns whether a cell may hold nodes of a class. */
    public boolean allows(String placement, CellAccount cell) {
        return isAmong(classes.getOrDefault(placement, List.of()), cell);
    }

    /** Returns the class of what belongs to the lake. */
    public String home() {
        return name(List.of(cells.home()));
    }

    /**
     * Returns the class of the ingestion of a datastore.
     *
     * @param entry the datastore with its owners
     */
    public String of(EcosystemIndex.DatastoreEntry entry) {
        Optional<CaptureMetadata> capture = entry.datastore().capture();
        boolean isRead = capture.filter(from -> from instanceof SQLIngestion
                        || from instanceof FileDropIngestion
                        || from instanceof CustomPullIngestion)
                .isPresent();
        if (!isRead || !(capture.get() instanceof IngestionMetadata source)) {
            return home();
        }
        Optional<CellAccount> bound = bound(entry);
        if (bound.isPresent()) {
            return name(List.of(bound.get()));
        }
        if (TableFormats.copies(instance, entry) > 0) {
            return home();
        }
        List<CellAccount> near = source.dataContainer().stream()
                .flatMap(container -> container.locations().stream())
                .flatMap(location -> at(location.text()).stream())
                .toList();
        List<CellAccount> allowed = cells.all().stream()
                .filter(cell -> near.isEmpty() || isAmong(near, cell))
                .toList();
        return classes.containsKey(name(allowed)) ? name(allowed) : name(List.of(allowed.get(0)));
    }

    /**
     * Returns the cell that the ingestion of a datastore has to be in, if agents or parameters say one.
     *
     * @param entry the datastore with its owners
     */
    public Optional<CellAccount> bound(EcosystemIndex.DatastoreEntry entry) {
        return StoreWork.drops(entry.datastore())
                .flatMap(this::ofAgents)
                .or(() -> StoreScope.find(affinity, entry).flatMap(cells::labelled));
    }

    /** Agents and locations of DataSync are in an account, and tasks only use those of their own. */
    private Optional<CellAccount> ofAgents(FileDropIngestion capture) {
        return DropPlace.findAccount(instance, capture)
                .flatMap(account -> cells.all().stream()
                        .filter(cell -> cell.account().equals(account))
                        .findFirst());
    }

    /** By name: the JDK holds on to the class loader of records that it has compared (seen with JDK 17). */
    private static boolean isAmong(List<CellAccount> some, CellAccount cell) {
        return some.stream().anyMatch(other -> other.name().equals(cell.name()));
    }
}
