package io.datasurface.awsbatch.jobs.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SqlStatementsTest {
    @Example
    void splitsAtSemicolonsThatEndStatements() {
        assertThat(SqlStatements.of("a; b ;; -- c;\n /* d; /* e; */ f; */ ;g")).containsExactly("a", "b", "g");
        assertThat(SqlStatements.of("select 'a;''b;', \"c\\\";\", `d;``;`, r'\\';h"))
                .containsExactly("select 'a;''b;', \"c\\\";\", `d;``;`, r'\\'", "h");
        assertThat(SqlStatements.of("select 'never ends; -- x")).hasSize(1);
        assertThat(SqlStatements.of(" \n-- nothing")).isEmpty();
    }

    /** Whatever statements are made of, put together with semicolons they come apart again. */
    @Property(tries = 300)
    void joinedStatementsComeApart(@ForAll("statements") List<String> statements) {
        assertThat(SqlStatements.of(String.join(";", statements)))
                .isEqualTo(statements.stream().map(String::strip).toList());
    }

    @Provide
    Arbitrary<List<String>> statements() {
        Arbitrary<String> piece = Arbitraries.of(
                "x ",
                "1 ",
                "'a;b' ",
                "'it''s;' ",
                "'\\';' ",
                "\"q;\" ",
                "`n;` ",
                "/* c; */ ",
                "-- l;\n",
                "r'\\' ",
                "/ ",
                "- ",
                "* ");
        return piece.list()
                .ofMinSize(0)
                .ofMaxSize(8)
                .map(pieces -> {
                    List<String> all = new ArrayList<>(List.of("s "));
                    all.addAll(pieces);
                    all.add("e");
                    return String.join("", all);
                })
                .list()
                .ofMaxSize(6);
    }
}
