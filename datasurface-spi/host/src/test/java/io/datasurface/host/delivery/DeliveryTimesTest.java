package io.datasurface.host.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.host.delivery.DeliveryResult.Outcome;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;

/** When a platform moves to a newer version of the model. */
class DeliveryTimesTest extends DeliveryCase {
    private static final String WINDOW =
            "renderAdvance: IN_MAINTENANCE_WINDOW, maintenanceWindows: {weekend: {cron: \"0 22 * * FRI\", length: PT48H}}, ";
    private static final Instant FRIDAY_NIGHT = Instant.parse("2026-07-03T23:00:00Z");

    @Test
    void aNewVersionWaitsForAWindow() {
        model.commit("live", "one", files(WINDOW, "crm"));
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.DELIVERED); // The first render disturbs nobody.
        model.commit("live", "two", files(WINDOW, "crm", "erp"));

        DeliveryResult waiting = deliver(options());
        assertThat(waiting.outcome()).isEqualTo(Outcome.WAITING);
        assertThat(waiting.opens()).contains(Instant.parse("2026-07-10T22:00:00Z"));
        assertThat(output.files("rendered")).doesNotContainKey("P/chunks/store-erp-f453f1cb/nodes.txt");

        now = FRIDAY_NIGHT;
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(output.files("rendered")).containsKey("P/chunks/store-erp-f453f1cb/nodes.txt");
    }

    @Test
    void anotherVersionOfThePluginWaitsForAWindowToo() {
        model.commit("live", "one", files(WINDOW, "crm"));
        deliver(options());
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.UNCHANGED);
        pluginVersion = "2";

        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.WAITING);

        now = FRIDAY_NIGHT;
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.UNCHANGED); // It renders the same.
    }

    @Test
    void windowsCanBeLeftOut() {
        model.commit("live", "one", files(WINDOW, "crm"));
        deliver(options());
        model.commit("live", "two", files(WINDOW, "crm", "erp"));
        assertThat(deliver(options().anyTime(true)).outcome()).isEqualTo(Outcome.DELIVERED);
    }

    @Test
    void aPlatformIsHeldAtAVersion() {
        RevCommit one = model.commit("live", "one", files("", "crm"));
        model.tag("v1", one);
        model.commit("live", "two", files("heldAtVersion: v1, ", "crm", "erp"));

        DeliveryResult result = deliver(options());

        assertThat(result.version().commit()).isEqualTo(one.name());
        assertThat(result.newest().subject()).isEqualTo("two");
        assertThat(output.files("rendered")).doesNotContainKey("P/chunks/store-erp-f453f1cb/nodes.txt");
    }

    @Test
    void aWindowThatIsNoneIsAProblemOfTheModel() {
        model.commit("live", "one", files(WINDOW, "crm"));
        deliver(options());
        model.commit("live", "two", files(WINDOW.replace("22", "77"), "crm", "erp"));
        DeliveryResult result = deliver(options());
        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.problems()).extracting(problem -> problem.code()).contains("cron-invalid");
    }

    @Test
    void platformsWithDifferentWindowsAreDeliveredOneByOne() {
        String two = SmallModel.assignedTo("Q", SmallModel.yaml(WINDOW, "crm"))
                .replace("dataPlatforms:", "dataPlatforms:\n      Q: {" + WINDOW.replace("FRI", "SUN") + "type: fake}");
        model.commit("live", "one", Map.of("ecosystem.yaml", two));
        assertThat(deliver(options()).outcome()).isEqualTo(Outcome.DELIVERED);
        model.commit("live", "two", Map.of("ecosystem.yaml", two.replace("name: E", "name: F")));
        assertThatThrownBy(() -> deliver(options()))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("[P, Q] have different maintenance windows");
        assertThat(deliver(options().platform("P").branch("p")).outcome()).isEqualTo(Outcome.DELIVERED);
    }
}
