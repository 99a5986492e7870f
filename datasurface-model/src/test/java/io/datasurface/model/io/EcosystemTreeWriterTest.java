package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.model.Datastore;
import io.datasurface.model.Ecosystem;
import io.datasurface.model.GovernanceZone;
import io.datasurface.model.Team;
import io.datasurface.model.Workspace;
import io.datasurface.model.container.PostgresDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcosystemTreeWriterTest {
    private static final TreeOptions STORES = TreeOptions.DEFAULT.withSplit(TreeOptions.Split.STORES);

    @TempDir
    Path folder;

    @Test
    void theLayoutIsAsDocumented() throws IOException {
        assertThat(write(model("one"), TreeOptions.DEFAULT).written())
                .containsExactly(
                        "ecosystem.yaml", "zones/Sales.yaml", "zones/Sales/Orders.yaml", "zones/Sales/Returns.yaml");
        assertThat(Files.readString(folder.resolve("zones/Sales/Returns.yaml")))
                .isEqualTo("datasurface: 1\nzone: Sales\nteam: Returns\n");

        WrittenTree small = write(model("one"), STORES);
        assertThat(small.written())
                .containsExactly(
                        "zones/Sales/Orders.yaml",
                        "zones/Sales/Orders/stores/billing.yaml",
                        "zones/Sales/Orders/stores/crm.yaml",
                        "zones/Sales/Orders/workspaces/Reports.yaml");
        assertThat(Files.readString(folder.resolve("zones/Sales/Orders/workspaces/Reports.yaml")))
                .isEqualTo("""
                datasurface: 1
                zone: Sales
                team: Orders
                workspaces:
                  Reports:
                    dataContainer:
                      ref: crm-db
                """);
        assertThat(EcosystemReader.read(folder).ecosystem()).contains(model("one"));

        WrittenTree json = write(model("one"), STORES.withSyntax(TreeOptions.Syntax.JSON));
        assertThat(json.removed()).hasSize(7).contains("zones/Sales/Orders/stores/crm.yaml");
        assertThat(json.written()).hasSize(7).contains("zones/Sales/Orders/stores/crm.json");
        assertThat(EcosystemReader.read(folder).ecosystem()).contains(model("one"));
        assertThat(files()).hasSize(8);
    }

    @Test
    void whatIsRightIsNotTouched() throws IOException {
        write(model("one"), STORES);
        Map<String, Object> before = identities();

        WrittenTree again = write(model("one"), STORES);
        assertThat(again.written()).isEmpty();
        assertThat(again.removed()).isEmpty();
        assertThat(again.unchanged()).hasSize(7);
        assertThat(identities()).isEqualTo(before);

        WrittenTree changed = write(model("two"), STORES);
        assertThat(changed.written()).containsExactly("zones/Sales/Orders/stores/crm.yaml");
        Map<String, Object> after = identities();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.entrySet())
                .filteredOn(file -> !file.getValue().equals(before.get(file.getKey())))
                .extracting(Map.Entry::getKey)
                .containsExactly(TreeManifest.FILE, "zones/Sales/Orders/stores/crm.yaml");
    }

    @Test
    void whatTheModelNoLongerHasIsRemovedAndNothingElse() throws IOException {
        write(model("one"), STORES);
        Folders.write(folder, "README.md", "words");
        Folders.write(folder, "zones/Sales/notes.txt", "words");
        Folders.write(folder, ".github/workflow.yaml", "on: push");
        Ecosystem empty = model("one").toBuilder().zones(List.of()).build();

        assertThat(write(empty, STORES).removed())
                .containsExactly(
                        "zones/Sales.yaml",
                        "zones/Sales/Orders.yaml",
                        "zones/Sales/Orders/stores/billing.yaml",
                        "zones/Sales/Orders/stores/crm.yaml",
                        "zones/Sales/Orders/workspaces/Reports.yaml",
                        "zones/Sales/Returns.yaml");
        assertThat(files())
                .containsExactly(
                        TreeManifest.FILE,
                        ".github/workflow.yaml",
                        "README.md",
                        "ecosystem.yaml",
                        "zones/Sales/notes.txt");
        assertThat(folder.resolve("zones/Sales/Orders")).doesNotExist();
    }

    @Test
    void filesOfOthersStopTheWriter() throws IOException {
        Folders.write(folder, "zones/Sales.yaml", "datasurface: 1\nzone: Sales\ndocumentation: by hand\n");
        Folders.write(folder, "more.json", "{}");
        Map<String, Object> before = identities();
        assertThatThrownBy(() -> write(model("one"), STORES.replacingEdited()))
                .isInstanceOfSatisfying(
                        TreeConflictException.class,
                        conflict -> assertThat(conflict.files()).containsExactly("more.json", "zones/Sales.yaml"))
                .hasMessage(
                        folder + " holds files that were not written by this writer and would be read with the model:"
                                + " more.json, zones/Sales.yaml. Take them away, or write to an empty folder; nothing was changed.");
        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void filesThatAreRightAlreadyBecomeTheWritersOwn() throws IOException {
        write(model("one"), STORES);
        Files.delete(folder.resolve(TreeManifest.FILE));
        assertThat(write(model("one"), STORES).unchanged()).hasSize(7);
        assertThat(write(model("two"), STORES).written()).hasSize(1);
    }

    @Test
    void filesThatWereChangedStopTheWriterUnlessToldOtherwise() throws IOException {
        write(model("one"), STORES);
        Path crm = folder.resolve("zones/Sales/Orders/stores/crm.yaml");
        Path billing = folder.resolve("zones/Sales/Orders/stores/billing.yaml");
        Files.writeString(crm, Files.readString(crm).replace("documentation: one", "documentation: edited"));
        Files.writeString(billing, Files.readString(billing) + "# words\n");
        Ecosystem model = model("two");
        Ecosystem without = withoutBilling(model);
        Map<String, Object> before = identities();
        assertThatThrownBy(() -> write(without, STORES))
                .isInstanceOf(TreeConflictException.class)
                .hasMessage(
                        "Files of " + folder + " were changed since they were written:"
                                + " zones/Sales/Orders/stores/billing.yaml, zones/Sales/Orders/stores/crm.yaml."
                                + " Read the folder, so that the model has the changes, and write with replaceEdited; nothing was changed.");
        assertThat(identities()).isEqualTo(before);

        WrittenTree written = write(without, STORES.replacingEdited());
        assertThat(written.written()).containsExactly("zones/Sales/Orders/stores/crm.yaml");
        assertThat(written.removed()).containsExactly("zones/Sales/Orders/stores/billing.yaml");
        assertThat(EcosystemReader.read(folder).ecosystem()).contains(without);
    }

    @Test
    void whoReadsAChangeAndWritesItIsNotStopped() throws IOException {
        write(model("one"), STORES);
        Path crm = folder.resolve("zones/Sales/Orders/stores/crm.yaml");
        Files.writeString(crm, Files.readString(crm).replace("documentation: one", "documentation: two"));
        assertThat(write(EcosystemReader.read(folder).ecosystem().orElseThrow(), STORES)
                        .written())
                .isEmpty();
        assertThat(write(model("three"), STORES).written()).hasSize(1);
    }

    @Test
    void lineEndsOfACheckoutAreNoChange() throws IOException {
        write(model("one"), STORES);
        for (String file : files()) {
            Path path = folder.resolve(file);
            Files.writeString(path, Files.readString(path).replace("\n", "\r\n"));
        }
        assertThat(write(model("one"), STORES).written()).isEmpty();
        assertThat(write(model("two"), STORES).written()).containsExactly("zones/Sales/Orders/stores/crm.yaml");
    }

    @Test
    void aMergedListMayNameAFileTwice() throws IOException {
        write(model("one"), STORES);
        List<String> ours = Files.readAllLines(folder.resolve(TreeManifest.FILE));
        Files.writeString(folder.resolve("zones/Sales/Orders/stores/crm.yaml"), "# merged\n");
        String hash = TreeFiles.hash("# merged\n".getBytes(StandardCharsets.UTF_8));
        Files.write(
                folder.resolve(TreeManifest.FILE),
                Stream.concat(ours.stream(), Stream.of(hash + " zones/Sales/Orders/stores/crm.yaml"))
                        .toList());
        assertThat(write(model("one"), STORES).written()).containsExactly("zones/Sales/Orders/stores/crm.yaml");
        assertThat(Files.readAllLines(folder.resolve(TreeManifest.FILE))).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "datasurface-tree 2\n",
                "datasurface-tree 1\nnonsense\n",
                "datasurface-tree 1\nHASH ../outside.yaml\n",
                "datasurface-tree 1\nHASH zones/../../outside.yaml\n",
                "datasurface-tree 1\nHASH /etc/model.yaml\n",
                "datasurface-tree 1\nHASH zones/Z/.git/x.yaml\n",
                "datasurface-tree 1\nHASH other.yaml\n",
            })
    void aDamagedListStopsTheWriter(String text) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("outside.yaml"), "x");
        Files.writeString(inner.resolve(TreeManifest.FILE), text.replace("HASH", TreeFiles.hash(new byte[] {'x'})));
        assertThatThrownBy(() -> EcosystemTreeWriter.write(model("one"), inner, STORES))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no list of the files that were written here, see line ")
                .hasMessageEndingWith("restore it, or write to an empty folder");
        assertThat(folder.resolve("outside.yaml")).exists();
        assertThat(inner).isDirectoryContaining(path -> path.endsWith(TreeManifest.FILE));
    }

    @Test
    void linksAreNotFollowedOutOfTheFolder() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.createSymbolicLink(inner.resolve("zones"), outside);
        assertThatThrownBy(() -> EcosystemTreeWriter.write(model("one"), inner, STORES))
                .isInstanceOf(TreeConflictException.class)
                .hasMessageContaining("zones/Sales.yaml");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void halfACharacterIsRefusedAndNothingIsChanged() throws IOException {
        write(model("one"), STORES);
        Map<String, Object> before = identities();
        assertThatThrownBy(() -> write(model("half \ud800"), STORES.withSyntax(TreeOptions.Syntax.JSON)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "A text for the file zones/Sales/Orders/stores/crm.json holds half a character, which UTF-8 cannot"
                                + " hold; mend the model");
        assertThat(identities()).isEqualTo(before);
    }

    @Test
    void aFileInTheWayOfAFolderIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> EcosystemTreeWriter.write(model("one"), file, STORES))
                .isInstanceOf(IOException.class);
    }

    private WrittenTree write(Ecosystem model, TreeOptions options) throws IOException {
        return EcosystemTreeWriter.write(model, folder, options);
    }

    static Ecosystem model(String words) {
        PostgresDatabase database = PostgresDatabase.of("crm-db", "AWS:us-east-1", "crm.acme.example", 5432, "crm");
        Team orders = Team.builder("Orders")
                .container(database)
                .datastore(Datastore.builder("crm").documentation(words).build())
                .datastore(Datastore.builder("billing").build())
                .workspace(Workspace.builder("Reports").dataContainer(database).build())
                .build();
        return Ecosystem.builder("Acme")
                .zone(GovernanceZone.builder("Sales")
                        .documentation("Selling.")
                        .team(orders)
                        .team(Team.builder("Returns").build())
                        .build())
                .build();
    }

    private static Ecosystem withoutBilling(Ecosystem model) {
        GovernanceZone zone = model.zones().get("Sales");
        Team orders = zone.teams().get("Orders");
        Team fewer = orders.toBuilder()
                .dataStores(List.of(orders.dataStores().get("crm")))
                .build();
        return model.toBuilder()
                .zones(List.of(zone.toBuilder()
                        .teams(List.of(fewer, zone.teams().get("Returns")))
                        .build()))
                .build();
    }

    private List<String> files() throws IOException {
        return List.copyOf(identities().keySet());
    }

    /** What tells whether a file was touched: its key on the disk, which a replaced file does not keep. */
    private Map<String, Object> identities() throws IOException {
        Map<String, Object> identities = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                identities.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        List.of(
                                Files.getLastModifiedTime(file),
                                String.valueOf(Files.readAttributes(file, BasicFileAttributes.class)
                                        .fileKey()),
                                Files.readString(file)));
            }
        }
        return identities;
    }
}
