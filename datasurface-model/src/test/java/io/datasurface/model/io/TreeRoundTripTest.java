package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Any model can be written to a folder and read back, and a changed object changes its own file. */
class TreeRoundTripTest {
    private Path folder = Path.of("");

    @BeforeTry
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("tree");
    }

    @AfterTry
    void removeFolder() throws IOException {
        Folders.delete(folder);
    }

    @Property(tries = 150)
    void isReadBack(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll TreeOptions.Syntax syntax,
            @ForAll TreeOptions.Split split)
            throws IOException {
        Ecosystem model = RandomModels.of(seed, size);
        TreeOptions options = TreeOptions.DEFAULT.withSyntax(syntax).withSplit(split);
        WrittenTree written = EcosystemTreeWriter.write(model, folder, options);
        LoadedModel read = EcosystemReader.read(folder);
        assertThat(read.problems()).isEmpty();
        assertThat(read.ecosystem()).isEqualTo(Optional.of(model));
        assertThat(ModelHash.of(read.ecosystem().orElseThrow())).isEqualTo(ModelHash.of(model));

        WrittenTree again = EcosystemTreeWriter.write(read.ecosystem().orElseThrow(), folder, options);
        assertThat(again.written()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(written.written());
    }

    /** From any model to any other: the folder is as if it had been empty. */
    @Property(tries = 100)
    void nothingOfTheLastModelIsLeft(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int size,
            @ForAll TreeOptions.Split before,
            @ForAll TreeOptions.Split after)
            throws IOException {
        Ecosystem model = RandomModels.of(seed + 1, size);
        EcosystemTreeWriter.write(RandomModels.of(seed, size), folder, TreeOptions.DEFAULT.withSplit(before));
        EcosystemTreeWriter.write(model, folder, TreeOptions.DEFAULT.withSplit(after));
        Path fresh = Files.createTempDirectory("fresh");
        try {
            EcosystemTreeWriter.write(model, fresh, TreeOptions.DEFAULT.withSplit(after));
            assertThat(contents(folder)).isEqualTo(contents(fresh));
        } finally {
            Folders.delete(fresh);
        }
    }

    @Property(tries = 100)
    void aChangedDatastoreChangesItsFile(@ForAll long seed, @ForAll @IntRange(min = 100, max = 500) int size)
            throws IOException {
        Ecosystem model = RandomModels.of(seed, size);
        TreeOptions options = TreeOptions.DEFAULT.withSplit(TreeOptions.Split.STORES);
        EcosystemTreeWriter.write(model, folder, options);
        Optional<Ecosystem> changed = changeDatastore(model, new Random(seed));
        if (changed.isPresent()) {
            WrittenTree written = EcosystemTreeWriter.write(changed.get(), folder, options);
            assertThat(written.written()).hasSize(1).allMatch(path -> path.contains("/stores/"));
            assertThat(written.removed()).isEmpty();
        }
    }

    private static Optional<Ecosystem> changeDatastore(Ecosystem model, Random random) {
        List<Ecosystem> changes = new ArrayList<>();
        for (GovernanceZone zone : model.zones().values()) {
            for (Team team : zone.teams().values()) {
                for (Datastore store : team.dataStores().values()) {
                    changes.add(replace(
                            model,
                            zone,
                            team,
                            store.toBuilder().documentation("changed words").build()));
                }
            }
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(random.nextInt(changes.size())));
    }

    private static Ecosystem replace(Ecosystem model, GovernanceZone zone, Team team, Datastore store) {
        Map<String, Datastore> stores = new java.util.LinkedHashMap<>(team.dataStores());
        stores.put(store.name(), store);
        Map<String, Team> teams = new java.util.LinkedHashMap<>(zone.teams());
        teams.put(team.name(), team.toBuilder().dataStores(stores.values()).build());
        Map<String, GovernanceZone> zones = new java.util.LinkedHashMap<>(model.zones());
        zones.put(zone.name(), zone.toBuilder().teams(teams.values()).build());
        return model.toBuilder().zones(zones.values()).build();
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                contents.put(folder.relativize(path).toString(), Files.isDirectory(path) ? "" : Files.readString(path));
            }
        }
        return contents;
    }
}
