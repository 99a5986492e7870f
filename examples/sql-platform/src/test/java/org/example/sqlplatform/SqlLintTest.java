package org.example.sqlplatform;

import static org.assertj.core.api.Assertions.assertThat;

import io.datasurface.host.Rendered;
import io.datasurface.model.lint.Problem;
import io.datasurface.model.lint.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be rendered is a problem of the model, and is found before anything is rendered. */
class SqlLintTest {
    private static List<String> errors(String wrong, String right) {
        assertThat(Shop.text()).contains(right);
        Rendered rendered = Shop.render(Shop.text().replace(right, wrong));
        assertThat(rendered.artifacts().paths()).isEmpty();
        return rendered.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::code)
                .distinct()
                .toList();
    }

    @Test
    void theSampleIsClean() {
        assertThat(Shop.render(Shop.text()).problems()).isEmpty();
    }

    @Test
    void eachMistakeIsTold() {
        assertThat(errors("primaryKeyColumns: []", "primaryKeyColumns: [item]")).containsExactly("sql-key");
        assertThat(errors("details: Vector(3)", "details: Variant")).containsExactly("sql-type");
        assertThat(errors(
                        "details: FixedInteger(64,UNSIGNED)"
                                .replace("(", "(")
                                .replace(
                                        "details: FixedInteger(64,UNSIGNED)", "details: \"FixedInteger(64,UNSIGNED)\""),
                        "details: Variant"))
                .containsExactly("sql-type");
        assertThat(errors("valid_to: Variant", "details: Variant")).containsExactly("sql-column-name");
        assertThat(errors("x".repeat(64) + ": Variant", "details: Variant")).containsExactly("sql-name-too-long");
        assertThat(errors(
                        "{type: ExternallyTriggered, name: often}",
                        "{type: CronTrigger, name: often, cron: \"*/15 * * * *\"}"))
                .containsExactly("sql-trigger");
        assertThat(errors("parameters: {host: other.example.com", "parameters: {host: warehouse.example.com"))
                .containsExactly("sql-container");
        assertThat(errors("GROUP BY c.id;", "GROUP BY c.id")).containsExactly("sql-query");
        assertThat(errors(
                        "type: MySQLDatabase\n                name: crm_db",
                        "type: PostgresDatabase\n                name: crm_db"))
                .containsExactly("capability-source");
    }

    @Test
    void namesThatMeetInOneDatabaseAreTold() {
        String clash = Shop.text()
                .replace("          reporting:\n", "          stock:\n")
                .replace("workspace: reporting", "workspace: stock");
        assertThat(Shop.render(clash).problems()).extracting(Problem::code).containsExactly("sql-name-clash");
    }
}
