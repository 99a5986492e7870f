package io.datasurface.tck;

import java.io.ByteArrayInputStream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML as strictly as its readers do, or more. */
final class YamlCheck {
    private YamlCheck() {}

    /**
     * Reads all documents of a file.
     *
     * @throws IllegalArgumentException if it is no YAML, or an object has a name twice
     */
    static void check(byte[] content) {
        try {
            Load load =
                    new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
            load.loadAllFromInputStream(new ByteArrayInputStream(content)).forEach(document -> {});
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
