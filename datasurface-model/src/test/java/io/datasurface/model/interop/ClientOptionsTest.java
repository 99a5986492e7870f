package io.datasurface.model.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h",
                "file:///x",
                "h:80",
                "http:///x",
                "http:h",
                "http://u:p@h",
                "http://h?q=1",
                "http://h#f",
                "h"
            })
    void anAddressIsThatOfAServer(String address) {
        assertThatThrownBy(() -> ClientOptions.of(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address must")
                .hasMessageNotContaining("u:p");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h, http://h/health",
        "https://h:8000/, https://h:8000/health",
        "HTTP://h/a/b, HTTP://h/a/b/health",
        "http://[::1]:80/a/, http://[::1]:80/a/health"
    })
    void endpointsLieBelowTheAddress(String address, String endpoint) {
        assertThat(ClientOptions.of(URI.create(address)).endpoint("/health")).hasToString(endpoint);
    }

    @Test
    void numbersMustMakeSense() {
        ClientOptions good = ClientOptions.of(URI.create("http://h"));
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> good.withTimeouts(Duration.ZERO, second)).hasMessageContaining("timeouts");
        assertThatThrownBy(() -> good.withTimeouts(second, second.negated())).hasMessageContaining("timeouts");
        assertThatThrownBy(() -> good.withLongestAnswer(0)).hasMessageContaining("longestAnswer");
        assertThatThrownBy(() -> good.withConnections(0)).hasMessageContaining("connections");
        assertThatThrownBy(() -> good.withConnections(65)).hasMessageContaining("connections");
        assertThatThrownBy(() -> good.withModelVersion("1\r\nx: y")).hasMessageContaining("modelVersion");
        assertThatThrownBy(() -> good.withRetries(RetryPolicy.DEFAULT.withAttempts(0)))
                .hasMessageContaining("attempts");
    }

    @Property
    void waitsGrowAndStayBelowTheLongest(
            @ForAll @IntRange(min = 1, max = 200) int failures,
            @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
        Duration first = Duration.ofMillis(100);
        Duration longest = Duration.ofSeconds(7);
        RetryPolicy policy = new RetryPolicy(3, first, longest, () -> chance, time -> {});
        double full = Math.min(7_000, 100 * Math.pow(2, failures - 1));

        assertThat((double) policy.delay(failures).toMillis()).isBetween(full / 2 - 1, full * (1 - chance / 2) + 1);
    }
}
