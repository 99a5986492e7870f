package io.datasurface.model.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.ObjectPath;
import io.datasurface.model.SourcePosition;
import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where problems stand that are about something that is written in several files, or in none. */
class LintPositionsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void problemsOfTheEcosystemStandInTheFileThatNamesIt() throws IOException {
        write("assignments.yaml", "datasurface: 1\ndsgPlatformMappings: []\n");
        write("ecosystem.yaml", "datasurface: 1\nname: Acme\n");

        assertThat(position("owning-repo-missing")).contains(new SourcePosition("ecosystem.yaml", 2, 1));
    }

    @Test
    void inOneFileTheyStandAtItsBeginning() throws IOException {
        write("ecosystem.yaml", "datasurface: 1\nname: Acme\n");

        assertThat(position("owning-repo-missing")).contains(new SourcePosition("ecosystem.yaml", 1, 1));
    }

    @Test
    void problemsOfSuppressionsStandAtThese() throws IOException {
        write("ecosystem.yaml", "datasurface: 1\nname: Acme\nsuppressions:\n- {code: primary-idle, reason: Later.}\n");

        assertThat(position("suppression-unused")).contains(new SourcePosition("ecosystem.yaml", 4, 3));
    }

    @Test
    void aZoneOfWhichOnlyTeamsAreWrittenStandsAtItsDeclaration() throws IOException {
        write(
                "ecosystem.yaml",
                "datasurface: 1\nname: Acme\nzoneDeclarations:\n  Sales: {owningRepo: {type: FakeRepository, name: r}}\n");
        write("team.yaml", "datasurface: 1\nzone: Sales\nteam: T\n");

        LoadedModel model = ModelLoader.load(folder);
        assertThat(model.sources().nearest(ObjectPath.ROOT.child("zones", "Sales")))
                .contains(new SourcePosition("ecosystem.yaml", 4, 3));
    }

    private Optional<SourcePosition> position(String code) {
        LoadedModel model = ModelLoader.load(folder);
        assertThat(model.problems()).isEmpty();
        List<Problem> problems =
                EcosystemLinter.lint(EcosystemIndex.of(model.ecosystem().orElseThrow()), model.sources());
        return problems.stream()
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .flatMap(Problem::position);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
