package io.datasurface.awsbatch.foundation;

import io.datasurface.awsbatch.testing.GoldenFiles;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The foundation of the small model, as it was when somebody last looked at it. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/io/datasurface/awsbatch/foundation/golden");

    @Test
    void rendersWhatItRenderedBefore() {
        GoldenFiles.assertMatch(FOLDER, Rendering.small(Map.of()).files());
    }
}
