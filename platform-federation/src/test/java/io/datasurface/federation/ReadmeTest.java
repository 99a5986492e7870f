package io.datasurface.federation;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.federation.cost.Settings;
import io.datasurface.spi.ParameterSpec;
import io.datasurface.spi.ParameterValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what the code does. */
class ReadmeTest {
    private static final Pattern CODE = Pattern.compile("\"(federation-[a-z-]+)\"");

    private static String part(String name) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("<!-- " + name);
        return readme.substring(start, readme.indexOf("<!-- end -->", start));
    }

    @Test
    void parametersAreThoseOfTheProviderWithTheirDefaults() throws IOException {
        String part = part("parameters");
        for (ParameterSpec parameter : Settings.ALL) {
            assertThat(part).contains("`" + parameter.name() + "`");
            parameter
                    .defaultValue()
                    .ifPresent(value -> assertThat(part.lines()
                                    .filter(line -> line.contains("`" + parameter.name() + "`"))
                                    .findFirst()
                                    .orElseThrow())
                            .contains(ParameterValues.text(value)));
        }
        assertThat(Files.readString(Path.of("README.md"))).contains("as of " + Settings.PRICES_OF);
    }

    @Test
    void problemsAreThoseOfTheSources() throws IOException {
        TreeSet<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = CODE.matcher(Files.readString(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        TreeSet<String> told = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\| `(federation-[a-z-]+)`").matcher(part("problems"));
        while (matcher.find()) {
            told.add(matcher.group(1));
        }
        assertThat(told).isEqualTo(codes).isNotEmpty();
    }
}
