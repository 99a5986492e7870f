package io.datasurface.host.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.FakeProvider;
import io.datasurface.host.PlatformProviders;
import io.datasurface.host.ProviderSource;
import io.datasurface.host.RenderEngine;
import io.datasurface.host.delivery.DeliveryException.Reason;
import io.datasurface.host.json.PlanJson;
import io.datasurface.host.output.Ledger;
import io.datasurface.host.output.OutputException;
import io.datasurface.model.io.ModelLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was applied of a branch is noted in it, whatever was delivered since. */
class DeliveryAcknowledgeTest {
    private static final String CRM = "store-crm-e9c1f2f5";

    @TempDir
    private Path temporary;

    private BareRepository model;
    private BareRepository output;
    private Delivery delivery;

    @BeforeEach
    void repositories() {
        model = BareRepository.create(temporary.resolve("model.git"));
        output = BareRepository.create(temporary.resolve("output.git"));
        RenderEngine engine = RenderEngine.of(PlatformProviders.load(ProviderSource.of(List.of(new FakeProvider()))));
        delivery = new Delivery(
                engine, ModelLoader::load, Clock.fixed(Instant.parse("2026-07-06T12:00:00Z"), ZoneOffset.UTC));
    }

    private DeliveryOptions options() {
        return DeliveryOptions.builder(model.path().toString(), output.path().toString(), temporary.resolve("work"))
                .outputFolder("prod")
                .build();
    }

    private RevCommit deliver(String... stores) {
        model.commit("live", "Change", Map.of("ecosystem.yaml", SmallModel.yaml("", stores)));
        delivery.run(options());
        return output.head("rendered");
    }

    private Ledger ledger() {
        String plan = output.files("rendered").get("prod/plan.json");
        return PlanJson.read("plan.json", plan.getBytes(StandardCharsets.UTF_8))
                .platforms()
                .get("P")
                .ledger();
    }

    @Test
    void whatWasAppliedIsCommittedOnce() {
        RevCommit applied = deliver("crm");

        Optional<String> noted = delivery.acknowledge(options(), applied.name(), Map.of());

        RevCommit head = output.head("rendered");
        assertThat(noted).contains(head.name());
        assertThat(head.getParent(0)).isEqualTo(applied);
        assertThat(head.getCommitTime()).isEqualTo(applied.getCommitTime());
        assertThat(head.getFullMessage())
                .isEqualTo("Acknowledge %s\n\nAll of it was applied.\n\nDataSurface-Applied: %s\n"
                        .formatted(applied.name().substring(0, 10), applied.name()));
        assertThat(ledger().acknowledged()).containsOnlyKeys(CRM);
        assertThat(delivery.acknowledge(options(), applied.name().substring(0, 7), Map.of("P", Set.of(CRM))))
                .isEmpty();
        assertThat(output.head("rendered")).isEqualTo(head);
        assertThat(delivery.run(options()).outcome()).isEqualTo(DeliveryResult.Outcome.UNCHANGED);
    }

    @Test
    void anEarlierCommitIsNotedOnTopOfLaterOnes() {
        RevCommit applied = deliver("crm");
        deliver("crm", "erp");

        delivery.acknowledge(options(), applied.name(), Map.of("P", Set.of()));

        assertThat(output.head("rendered").getFullMessage()).contains("P: all was applied");
        assertThat(ledger().acknowledged()).containsOnlyKeys(CRM);
        assertThat(output.files("rendered").get("prod/plan.json")).contains("store-erp-");
        delivery.acknowledge(options(), output.head("rendered").getParent(0).name(), Map.of());
        assertThat(ledger().acknowledged()).hasSize(2);
    }

    @Test
    void whatTheBranchDoesNotHaveIsRefused() {
        deliver("crm");
        RevCommit elsewhere = output.commit("other", "Not a render", Map.of("x", "y"));
        RevCommit before = output.head("rendered");

        for (String wrong : List.of("1234567890abcdef", "rendered", "HEAD", elsewhere.name(), "a\nb")) {
            assertThatThrownBy(() -> delivery.acknowledge(options(), wrong, Map.of()))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                    .hasMessageContaining("at least 7 digits");
        }
        assertThatThrownBy(() -> delivery.acknowledge(options(), before.name(), Map.of("P", Set.of("store-x"))))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("has no chunk \"store-x\"");
        assertThat(output.head("rendered")).isEqualTo(before);
        assertThat(deliver("crm", "erp").getParent(0)).isEqualTo(before);
    }
}
