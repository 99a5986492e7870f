package io.datasurface.awsbatch.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code terraform.sh}: plans or applies changed root modules in the order of {@code apply-order.json}. It is the same for every model. */
final class ApplyScript {
    static final String FILE = "terraform.sh";

    private ApplyScript() {}

    static String text() {
        try (InputStream in =
                Objects.requireNonNull(ApplyScript.class.getResourceAsStream(FILE), "The plugin's jar lacks " + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE + " in the plugin's jar", e);
        }
    }
}
