package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.Ecosystem;
import io.datasurface.model.Team;
import io.datasurface.model.container.DataContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
    @TempDir
    Path folder;

    @Test
    void aContainerIsDescribedOnceAndUsedFromFilesThatAreReadBefore() throws IOException {
        Folders.write(folder, "a.yaml", "datasurface: 1\nname: A\nzones: {Z: {}}\n");
        Folders.write(
                folder, "b.yaml", "datasurface: 1\nzone: Z\nteam: T\nworkspaces: {w: {dataContainer: {ref: lake}}}\n");
        Folders.write(
                folder,
                "c.yaml",
                "datasurface: 1\nzone: Z\nteam: T\ncontainers: {lake: {type: DataPlatformManagedDataContainer, locations: [x]}}\n");
        LoadedModel read = EcosystemReader.read(folder);
        assertThat(read.problems()).isEmpty();
        Team team = read.ecosystem().orElseThrow().zones().get("Z").teams().get("T");
        Optional<DataContainer> used = team.workspaces().get("w").dataContainer();
        assertThat(used).isPresent().containsSame(team.containers().get("lake"));
        assertThat(EcosystemWriter.toYaml(read.ecosystem().orElseThrow())).contains("ref: lake");
    }

    @Test
    void anotherContainerOfTheSameNameIsWrittenOut() throws IOException {
        Path file = Folders.write(folder, "a.yaml", """
                datasurface: 1
                name: A
                zones:
                  Z:
                    teams:
                      T:
                        containers: {lake: {type: DataPlatformManagedDataContainer, locations: [x]}}
                        workspaces: {w: {dataContainer: {type: DataPlatformManagedDataContainer, name: lake, locations: [y]}}}
                """);
        Ecosystem model = EcosystemReader.read(file).ecosystem().orElseThrow();
        EcosystemWriter.write(model, file);
        assertThat(EcosystemReader.read(file).ecosystem()).contains(model);
        assertThat(EcosystemWriter.toYaml(model)).doesNotContain("ref:");
    }
}
