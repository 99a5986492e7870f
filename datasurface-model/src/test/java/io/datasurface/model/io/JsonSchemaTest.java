package io.datasurface.model.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The published schema is that of the code. Run with {@code -Dgolden.update=true} to write it anew; that run fails, so that none passes
 * unread.
 */
class JsonSchemaTest {
    private static final Path PUBLISHED =
            Path.of("src/main/resources/META-INF/datasurface/datasurface-model-1.schema.json");

    @Test
    void thePublishedSchemaIsThatOfTheCode() throws IOException {
        String schema = JsonSchema.of(ModelFormat.builtIn());
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PUBLISHED.getParent());
            Files.writeString(PUBLISHED, schema);
        }
        assertThat(Boolean.getBoolean("golden.update"))
                .as("the schema was written again")
                .isFalse();
        assertThat(Files.readString(PUBLISHED))
                .as("to accept the change run with -Dgolden.update=true")
                .isEqualTo(schema);
    }
}
