package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.EcosystemIndex;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cannot be read is told, and nothing that only follows from it. The model of the cookbook, which has no problem, is broken at every line,
 * key and value: the linter then has nothing to say.
 */
@Timeout(120)
class FollowUpsTest {
    private static final Pattern FILE = Pattern.compile("`([^`\n]+\\.yaml)`\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("(?<=[\\s{])[A-Za-z]\\w*(?=: |:\n)");
    private static final Pattern VALUE = Pattern.compile("(?<=: )[A-Za-z0-9][^,{}()\\[\\]#\"\n]*?(?=\\s*[,}\n])");

    private final Map<Path, String> files = new LinkedHashMap<>();

    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTheCookbook() throws IOException {
        for (MatchResult file :
                FILE.matcher(Files.readString(Path.of("COOKBOOK.md"))).results().toList()) {
            files.put(Folders.write(folder, file.group(1), file.group(2)), file.group(2));
        }
        assertThat(files).hasSize(6);
        assertThat(lint(ModelLoader.load(folder))).isEmpty();
    }

    @AfterEach
    void nothingElseIsTold() {
        assertThat(told).isEmpty();
    }

    @Test
    void ofAFileThatBreaksOff() throws IOException {
        int broken = 0;
        for (Map.Entry<Path, String> file : files.entrySet()) {
            String text = file.getValue();
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
                broken += isToldAlone(file.getKey(), text.substring(0, end) + "\n\"never closed", 2);
            }
        }
        assertThat(broken).isGreaterThan(200);
    }

    @Test
    void ofAMistypedKey() throws IOException {
        assertThat(brokenAt(KEY, "$0z", 1)).isGreaterThan(150);
    }

    @Test
    void ofAValueOfTheWrongType() throws IOException {
        assertThat(brokenAt(VALUE, "[[]]", 1)).isGreaterThan(150);
    }

    @Test
    void ofAFileThatIsMissingItsHeaderOrIsNoText() throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            isToldAlone(file.getKey(), file.getValue().replace("datasurface: 1", "datasurface: 2"), 1);
            isToldAlone(file.getKey(), file.getValue().replace("datasurface: 1\n", ""), 1);
            isToldAlone(file.getKey(), "\0", 1);
            isToldAlone(file.getKey(), "", 1);
        }
    }

    @Test
    void whatIsWrongBesidesIsToldAllTheSame() throws IOException {
        Folders.write(
                folder,
                "z.yaml",
                "datasurface: 1\nzone: Sales\nteam: Orders\nworkspaces:\n  w:\n    dataContainer: {ref: lake}\n    productionStatus: 7\n"
                        + "    dsgs: {g: {sinks: [{storeName: crm, datasetName: custmers}, {storeName: crn, datasetName: x}]}}\n");

        LoadedModel model = ModelLoader.load(folder);

        assertThat(model.problems().stream().map(Problem::code)).containsExactly(Codes.WRONG_TYPE);
        assertThat(lint(model).stream()
                        .map(problem ->
                                problem.code() + " " + problem.position().orElseThrow()))
                .containsExactly(
                        "unknown-dataset z.yaml:8:24",
                        "unknown-datastore z.yaml:8:65",
                        "group-not-assigned z.yaml:8:12");
    }

    private int brokenAt(Pattern pattern, String replacement, int most) throws IOException {
        int broken = 0;
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Matcher found = pattern.matcher(file.getValue());
            while (found.find()) {
                String text = file.getValue().substring(0, found.start())
                        + replacement.replace("$0", found.group())
                        + file.getValue().substring(found.end());
                broken += isToldAlone(file.getKey(), text, most);
            }
        }
        return broken;
    }

    /** Breaks a file; returns 0 if what it says now is only another model: an object has another name. */
    private int isToldAlone(Path file, String text, int most) throws IOException {
        Files.writeString(file, text);
        LoadedModel model = ModelLoader.load(folder);
        Files.writeString(file, files.get(file));
        if (model.problems().stream().allMatch(problem -> problem.code().equals(Codes.UNKNOWN_CONTAINER))) {
            return 0;
        }
        if (model.problems().size() > most) {
            told.add("told twice: " + model.problems());
        }
        lint(model).forEach(followUp -> told.add(followUp + " of " + model.problems()));
        return 1;
    }

    private static List<Problem> lint(LoadedModel model) {
        return model.ecosystem()
                .map(ecosystem -> EcosystemLinter.lint(EcosystemIndex.of(ecosystem), model.sources()))
                .orElse(new ArrayList<>());
    }
}
