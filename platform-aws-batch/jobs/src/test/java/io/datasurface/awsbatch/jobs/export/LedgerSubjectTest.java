package io.datasurface.awsbatch.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerSubjectTest {
    @Test
    void shortNamesStandAsTheyAre() {
        assertThat(Ledger.subject("Production", "lake/c1")).isEqualTo("Production/lake/c1");
        assertThat(Ledger.subject("p".repeat(247), "c/chunk")).hasSize(255).doesNotContain("#");
    }

    @Test
    void longNamesAreCutAndStayDifferent() {
        String one = Ledger.subject("p".repeat(200), "c".repeat(200) + "/chunk-1");
        String two = Ledger.subject("p".repeat(200), "c".repeat(200) + "/chunk-2");

        assertThat(one).hasSize(255).startsWith("ppp").isNotEqualTo(two);
        assertThat(two).hasSize(255);
    }
}
