package io.datasurface.awsbatch.jobs.export;

import static io.datasurface.awsbatch.jobs.export.Publication.put;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datasurface.awsbatch.jobs.EveryType;
import io.datasurface.awsbatch.spec.ColumnSpec;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.SpecType;
import io.datasurface.awsbatch.spec.TableSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The statements of an export into a SQL Server. */
class SqlServerDatabaseTest extends CheckedDialectContract {
    SqlServerDatabaseTest() throws SQLException {
        super(JdbcEngine.SQLSERVER);
    }

    @Override
    String key() {
        return EveryType.KEY;
    }

    @Override
    String zone() {
        return " +00:00";
    }

    @Override
    String shown() {
        return "k|TRUE|-5|-9223372036854775808|-12345678901234.50|0001-01-01|1969-12-31 23:59:59.999999+00|"
                + "\u0000\uFFFD|0.1|1.0E10|[\"b\"]|{}";
    }

    @Override
    String readable(String statement) {
        return statement.startsWith("IF SCHEMA_ID")
                        || statement.startsWith("SET NOCOUNT ON; DECLARE @taken int; EXEC @taken = sp_getapplock")
                ? ""
                : StandIn.quoted(statement)
                        .replaceAll(" NONCLUSTERED| WITH \\(TABLOCK\\)|^IF OBJECT_ID.* IS NULL ", "");
    }

    @Test
    void numbersThatItCannotHoldAreTold() {
        TableSchema schema = TableSchema.of(ColumnSpec.nullable("ratio", SpecType.Simple.DOUBLE));
        assertThatThrownBy(() -> new Publication(mart)
                        .table("t", schema, put("NaN"))
                        .snapshot(1)
                        .run(NOW))
                .hasMessageContaining("column 1 is NaN, which SQL Server cannot hold");
    }

    @Test
    void aTaskThatIsRunBesideItselfLeavesItsRowsOnce() throws SQLException {
        LostAttempt.leavesTheRowsOfTheOther(mart);
    }
}
