package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.DatabaseAddress;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcTarget;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** A task of which Spark has lost sight, and that begins, or goes on, when it was run again. */
final class LostAttempt {
    private static final List<Row> ROWS = List.of(put("1"), put("1"), put("2"));

    private final ConsumerDatabase mart;
    private final Dialect dialect;
    private final InsertPartition task;

    private LostAttempt(ConsumerDatabase mart, Dialect dialect, InsertPartition task) {
        this.mart = mart;
        this.dialect = dialect;
        this.task = task;
    }

    /** Holds a database, in which the schema is, against such tasks. */
    static void leavesTheRowsOfTheOther(ConsumerDatabase mart) throws SQLException {
        JdbcTarget target = mart.target();
        Connector connector =
                Connector.to(DatabaseAddress.of(target), mart.logins().login(target.secretArn()), "test");
        TargetTable table = Publication.target("t", TableSchema.of(ColumnSpec.nullable("id", SpecType.integer(32))));
        try (Connection connection = connector.open();
                Statement statement = connection.createStatement()) {
            Dialect dialect = Dialect.of(target, connection, Publication.HADOOP);
            for (String sql : dialect.prepare()) {
                statement.execute(sql);
            }
            for (String sql : dialect.stage(table, "s").before()) {
                statement.execute(sql);
            }
            connection.commit();
            new LostAttempt(mart, dialect, (InsertPartition) dialect.loader(connector, table, "s")).check();
        }
    }

    private void check() throws SQLException {
        task.insert(1, 3, ROWS.iterator());
        assertThatThrownBy(() -> task.insert(0, 1, killedAfter(1))).isInstanceOf(CancellationException.class);
        task.insert(0, 4, ROWS.iterator());
        assertThat(rows()).as("what it left is removed").containsExactly("6");

        assertThatThrownBy(() -> task.insert(0, 1, ROWS.iterator()))
                .as("it begins when the other is done")
                .isInstanceOf(SQLException.class);
        assertThat(rows()).containsExactly("6");

        assertThatThrownBy(() -> task.insert(0, 5, beside(1)))
                .as("it is at work beside the other, which fails and is run again")
                .isInstanceOf(SQLException.class);
        task.insert(0, 6, ROWS.iterator());
        assertThat(rows()).containsExactly("6");
    }

    /** Rows of an attempt that begins before another has its turn. */
    private Iterator<Row> beside(long attempt) {
        boolean[] begun = {false};
        return ROWS.stream()
                .peek(row -> {
                    if (!begun[0]) {
                        begun[0] = true;
                        insert(attempt);
                    }
                })
                .iterator();
    }

    private void insert(long attempt) {
        try {
            task.insert(0, attempt, ROWS.iterator());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Iterator<Row> killedAfter(int rows) {
        return Stream.concat(ROWS.stream().limit(rows), Stream.of(put("0")).peek(row -> {
                    throw new CancellationException("killed");
                }))
                .iterator();
    }

    private List<String> rows() throws SQLException {
        return mart.query("SELECT COUNT(*) FROM " + StandIn.quoted(dialect.ours("s")));
    }
}
