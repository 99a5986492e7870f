package io.datasurface.model;

import io.datasurface.model.io.LoadedModel;
import io.datasurface.model.io.ModelLoader;
import io.datasurface.model.lint.EcosystemLinter;
import io.datasurface.model.lint.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program of README.md that reads and checks a model. */
final class ReadExample {
    private ReadExample() {}

    static List<Problem> problems(Path folder) {
        // README begins
        LoadedModel loaded = ModelLoader.load(folder);
        List<Problem> problems = new ArrayList<>(loaded.problems());
        loaded.ecosystem()
                .ifPresent(model -> problems.addAll(EcosystemLinter.lint(EcosystemIndex.of(model), loaded.sources())));
        return problems;
        // README ends
    }
}
