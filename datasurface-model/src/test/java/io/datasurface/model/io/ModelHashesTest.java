package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Dataset;
import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.io.ModelEdits.Edited;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModelHashesTest {
    /** All parts by where they are. */
    private static SortedMap<String, String> parts(Ecosystem model) {
        ModelHashes hashes = ModelHashes.of(model, ModelFormat.installed());
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("rest", hashes.rest());
        parts.put(
                "mappings",
                model.dsgPlatformMappings().stream()
                        .map(hashes::assignments)
                        .sorted()
                        .toList()
                        .toString());
        model.primaryIngestionPlatforms()
                .forEach((name, primary) -> parts.put("primary " + name, hashes.primary(primary)));
        model.platformServicesProviders().forEach((name, provider) -> {
            parts.put(
                    "hints " + name,
                    provider.hints().stream()
                            .map(hashes::hint)
                            .sorted()
                            .toList()
                            .toString());
            provider.dataPlatforms()
                    .forEach((instance, platform) ->
                            parts.put("instance " + name + "/" + instance, hashes.instance(platform)));
        });
        for (GovernanceZone zone : model.zones().values()) {
            for (Team team : zone.teams().values()) {
                String place = zone.name() + "/" + team.name() + "/";
                for (Datastore store : team.dataStores().values()) {
                    parts.put("store " + place + store.name(), hashes.datastore(store));
                    store.datasets()
                            .forEach((name, dataset) ->
                                    parts.put("dataset " + place + store.name() + "/" + name, hashes.dataset(dataset)));
                }
                team.workspaces()
                        .forEach((name, workspace) ->
                                parts.put("workspace " + place + name, hashes.workspace(workspace)));
            }
        }
        return parts;
    }

    @Property(tries = 1000)
    void aModelIsTheSameExactlyIfAllItsPartsAre(
            @ForAll long seed, @ForAll long other, @ForAll @IntRange(min = 1, max = 600) int size) {
        Ecosystem model = ModelEdits.random(seed, size);
        Edited edited = ModelEdits.edited(model, other);

        assertThat(parts(model).equals(parts(edited.model())))
                .as("an edit of %s", edited.path())
                .isEqualTo(ModelHash.of(model).equals(ModelHash.of(edited.model())));
        assertThat(parts(ModelEdits.shuffled(model, other))).isEqualTo(parts(model));
    }

    @Test
    void aChangeShowsInItsPartOnly() {
        Dataset dataset = Dataset.builder("d").documentation("old").build();
        Datastore store = Datastore.builder("s")
                .datasets(List.of(dataset, Dataset.builder("e").build()))
                .build();
        Workspace workspace = Workspace.builder("w").build();
        Ecosystem before = model(store, workspace);
        Ecosystem newDataset = model(
                store.toBuilder()
                        .dataset(dataset.toBuilder().documentation("new").build())
                        .build(),
                workspace);
        Ecosystem newStore = model(store.toBuilder().documentation("new").build(), workspace);
        Ecosystem newWorkspace =
                model(store, workspace.toBuilder().documentation("new").build());

        assertThat(changed(before, newDataset)).containsExactly("dataset z/t/s/d");
        assertThat(changed(before, newStore)).containsExactly("store z/t/s");
        assertThat(changed(before, newWorkspace)).containsExactly("workspace z/t/w");
        assertThat(changed(before, before.toBuilder().documentation("new").build()))
                .containsExactly("rest");
    }

    private static Ecosystem model(Datastore store, Workspace workspace) {
        Team team = Team.builder("t").datastore(store).workspace(workspace).build();
        return Ecosystem.builder("e")
                .zone(GovernanceZone.builder("z").team(team).build())
                .build();
    }

    private static List<String> changed(Ecosystem before, Ecosystem after) {
        assertThat(ModelHash.of(after)).isNotEqualTo(ModelHash.of(before));
        SortedMap<String, String> old = parts(before);
        SortedMap<String, String> now = parts(after);
        assertThat(now.keySet()).isEqualTo(old.keySet());
        return now.keySet().stream()
                .filter(part -> !now.get(part).equals(old.get(part)))
                .toList();
    }
}
