package io.datasurface.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plugins that give something else tomorrow, or elsewhere: no run of today sees that. */
class BadClocksTest {
    private static final Consumer<PlatformPluginContract> CHECK = PlatformPluginContract::asksNothingButItsRequest;

    @Test
    void aDateInTheHeader() {
        Spoiled.assertCaught(OfToday::new, CHECK, "java.time.LocalDate.now in io.datasurface.tck.OfToday$Header");
    }

    @Test
    void aFixedTimeAndASeed() {
        assertThatCode(() -> CHECK.accept(Spoiled.contract(OfTheModel::new))).doesNotThrowAnyException();
    }

    @Test
    void chance() {
        Spoiled.assertCaught(OfChance::new, CHECK, "java.util.UUID.randomUUID", "java.util.Random.<init>");
    }

    @Test
    void theMachine() {
        Spoiled.assertCaught(
                OfTheMachine::new,
                CHECK,
                "java.lang.System.getenv",
                "java.lang.System.getProperty",
                "java.nio.file.Files.exists",
                "java.net.InetAddress.getLocalHost");
    }

    @Test
    void whatTheAuthorAnswersFor() {
        PlatformPluginContract contract =
                new SpoiledContract(OfToday::new, List.of(SampleModels.relational("good", Map.of()))) {
                    @Override
                    protected Set<String> allowedCalls() {
                        return Set.of("java.time.LocalDate.now in io.datasurface.tck.OfToday$Header");
                    }
                };
        assertThatCode(() -> CHECK.accept(contract)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CHECK.accept(Spoiled.contract(OfToday::new))).hasMessageContaining("allowedCalls()");
    }
}

class OfToday extends GoodProvider {
    @Override
    public String description() {
        return Header.text();
    }

    static final class Header {
        static String text() {
            return "Made on " + LocalDate.now(ZoneOffset.UTC);
        }

        private Header() {}
    }
}

class OfTheModel extends GoodProvider {
    @Override
    public String description() {
        return "Made on " + new Date(0).toInstant() + new Random(1).nextInt() + System.nanoTime();
    }
}

class OfChance extends GoodProvider {
    @Override
    public String description() {
        return UUID.randomUUID() + " " + new Random().nextInt();
    }
}

class OfTheMachine extends GoodProvider {
    @Override
    public String description() {
        try {
            return System.getenv("SOME" + "_NAME")
                    + System.getProperty("tck.some")
                    + Files.exists(Path.of("/etc/some"))
                    + InetAddress.getLocalHost();
        } catch (UnknownHostException e) {
            return "nowhere";
        }
    }
}
