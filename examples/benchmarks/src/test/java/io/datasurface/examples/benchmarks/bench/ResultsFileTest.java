package io.datasurface.examples.benchmarks.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsFileTest {
    @Test
    void aRunReplacesTheSectionOfItsKindAndNoOther() {
        String first = ResultsFile.replaced("# Results\n\nWords.\n\n", "one file", "| 1 |\n");
        assertThat(first).isEqualTo("# Results\n\nWords.\n\n## one file\n\n| 1 |\n");
        String second = ResultsFile.replaced(first, "tree", "| 2 |\n");
        assertThat(second).isEqualTo("# Results\n\nWords.\n\n## one file\n\n| 1 |\n\n## tree\n\n| 2 |\n");
        assertThat(ResultsFile.replaced(second, "one file", "| 3 |\n"))
                .isEqualTo("# Results\n\nWords.\n\n## one file\n\n| 3 |\n\n## tree\n\n| 2 |\n");
    }

    @Test
    void aFileMayBeginWithASection() {
        assertThat(ResultsFile.replaced("## a\n\n1\n", "a", "2")).isEqualTo("## a\n\n2\n");
        assertThat(ResultsFile.replaced("", "a", "2")).isEqualTo("## a\n\n2\n");
    }
}
