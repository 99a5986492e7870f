package io.datasurface.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.model.common.LocationKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocationPolicyTest {
    private static InfraStructureLocationPolicy policy(List<String> allowed, List<String> notAllowed) {
        return new InfraStructureLocationPolicy(
                "p",
                Optional.empty(),
                allowed.stream().map(LocationKey::new).toList(),
                notAllowed.stream().map(LocationKey::new).toList());
    }

    private static boolean lets(InfraStructureLocationPolicy policy, String place) {
        return policy.isCompatible(new LocationKey(place));
    }

    @Test
    void anAllowedPlaceCoversWhatIsInsideIt() {
        InfraStructureLocationPolicy europe = policy(List.of("AWS:eu"), List.of());

        assertThat(lets(europe, "AWS:eu/central")).isTrue();
        assertThat(lets(europe, "AWS:eu")).isTrue();
        assertThat(lets(europe, "AWS:eu2")).isFalse();
        assertThat(lets(europe, "AWS")).isFalse();
    }

    @Test
    void aWiderPlaceDoesNotEvadeABan() {
        InfraStructureLocationPolicy ban = policy(List.of(), List.of("AWS:us/east"));

        assertThat(lets(ban, "AWS:us/east/1")).isFalse();
        assertThat(lets(ban, "AWS:us")).isFalse();
        assertThat(lets(ban, "AWS:us/west")).isTrue();
    }
}
