package io.datasurface.awsbatch.work;

import io.datasurface.awsbatch.instance.Folders;
import io.datasurface.awsbatch.instance.Instance;
import io.datasurface.awsbatch.spec.CodeKind;
import io.datasurface.awsbatch.spec.CodeSpec;
import io.datasurface.model.Dataset;
import io.datasurface.model.code.CodeArtifact;
import io.datasurface.model.code.JavaCodeArtifact;
import io.datasurface.model.code.PythonRepoCodeArtifact;
import io.datasurface.model.code.SQLCodeArtifact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The program of a transformer. SQL is rendered; jars and archives are what their teams have put into the folder of code, which is all that jobs
 * may read of programs.
 */
final class TransformCode {
    /** What the archive of a program in Python has. */
    private static final String FUNCTION = "transformer:transform";

    private final Instance instance;
    private final String workspace;
    private final CodeArtifact code;
    private final List<Dataset> outputs;

    TransformCode(Instance instance, String workspace, CodeArtifact code, List<Dataset> outputs) {
        this.instance = instance;
        this.workspace = workspace;
        this.code = code;
        this.outputs = outputs;
    }

    CodeSpec spec() {
        if (code instanceof SQLCodeArtifact) {
            String key = sqlKey();
            return spec(CodeKind.SQL, key, key.substring(key.lastIndexOf('/') + 1), hash());
        }
        if (code instanceof JavaCodeArtifact java) {
            return spec(CodeKind.JAVA, jar(java), java.mainClass(), java.jar());
        }
        if (code instanceof PythonRepoCodeArtifact python) {
            return spec(
                    CodeKind.PYSPARK,
                    instance.folders().archive(workspace, python.version()),
                    FUNCTION,
                    python.version());
        }
        throw new IllegalArgumentException(
                "The platform runs SQLCodeArtifact, JavaCodeArtifact and PythonRepoCodeArtifact, not "
                        + code.getClass().getSimpleName() + "; write the transformer as one of these");
    }

    private CodeSpec spec(CodeKind kind, String key, String entry, String version) {
        return new CodeSpec(
                kind,
                Instance.location(instance.controlBucket(), key),
                entry,
                version,
                List.of(),
                new TreeMap<>(code.envVars()));
    }

    private String jar(JavaCodeArtifact java) {
        String folder = Instance.location(instance.controlBucket(), Folders.CODE);
        if (!java.jar().startsWith(folder) || !java.jar().endsWith(".jar")) {
            throw new IllegalArgumentException("Jobs can't read the jar " + java.jar() + "; put it into " + folder
                    + ", and name it as in " + folder + "totals-1.0.jar");
        }
        if (!java.arguments().isEmpty()) {
            throw new IllegalArgumentException("The class " + java.mainClass()
                    + " is a Transformer, which has no arguments; give it settings, under envVars");
        }
        return java.jar()
                .substring(Instance.location(instance.controlBucket(), "").length() + 1);
    }

    /** See {@link TransformWork#sql}. */
    Optional<String> sql() {
        if (!(code instanceof SQLCodeArtifact sql)) {
            return Optional.empty();
        }
        Map<String, String> queries = new TreeMap<>(sql.queries());
        StringBuilder text = new StringBuilder();
        for (Dataset dataset : outputs) {
            String query = queries.remove(dataset.name());
            if (query == null) {
                throw new IllegalArgumentException("The transformer has no query for the dataset " + dataset.name()
                        + " of its output datastore; add one under queries");
            }
            text.append("CREATE OR REPLACE TEMPORARY VIEW `")
                    .append(dataset.name().replace("`", "``"))
                    .append("` AS\n")
                    .append(query.strip().replaceAll("\\R", "\n"))
                    .append("\n;\n");
        }
        if (!queries.isEmpty()) {
            throw new IllegalArgumentException("The transformer has queries for " + queries.keySet()
                    + ", which its output datastore does not have");
        }
        return Optional.of(text.toString());
    }

    /** See {@link TransformWork#sqlKey}. */
    String sqlKey() {
        return instance.folders().sql(workspace, hash());
    }

    private String hash() {
        return Sha256.of(sql().orElseThrow().getBytes(StandardCharsets.UTF_8));
    }
}
