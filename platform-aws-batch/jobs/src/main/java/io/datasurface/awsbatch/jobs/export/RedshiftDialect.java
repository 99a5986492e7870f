package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.jobs.export.TargetTable.TargetColumn;
import io.datasurface.awsbatch.jobs.jdbc.Connector;
import io.datasurface.awsbatch.jobs.jdbc.SqlNames;
import io.datasurface.awsbatch.spec.CopyFolder;
import io.datasurface.awsbatch.spec.JdbcEngine;
import io.datasurface.awsbatch.spec.LakeColumns;
import io.datasurface.awsbatch.spec.SpecType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/**
 * Amazon Redshift: tasks write files, the server copies them, and tables and views are made in transactions. There are neither savepoints nor
 * locks of sessions, keys are believed and not enforced, and names are in lower case. {@code TRUNCATE} and {@code ALTER TABLE APPEND} would end the
 * transaction, so they are not used. Two transactions that read and write the same tables may abort one another (error 1023), so runs into the
 * schema wait for each other. Source: Amazon Redshift Database Developer Guide (docs.aws.amazon.com/redshift/latest/dg: r_COPY, r_DELETE, r_LOCK,
 * r_names, r_pg_keywords, r_statement_timeout, c_serial_isolation, c_unsupported-postgresql-features).
 */
final class RedshiftDialect implements Dialect {
    private static final String LOCK = LakeColumns.PREFIX + "lock";
    private static final String QUERY_CANCELED = "57014";
    /** That of the standard, {@code information_schema.schemata}, shows a user only the schemas that are his own. */
    private static final String HAS_SCHEMA = "SELECT schema_name FROM svv_all_schemas"
            + " WHERE database_name = current_database() AND schema_name = LOWER(?)";

    private static final String TEXT = "VARCHAR(65535)";
    /** A reader that is no user: {@code role:analysts}. */
    private static final Pattern KIND_OF_READER = Pattern.compile("(role|group):(.+)", Pattern.DOTALL);

    private final String schema;
    private final CopyFolder copy;
    private final Configuration hadoop;
    private final boolean hasSchema;

    /**
     * For a schema that is ours.
     *
     * @param copy where the server finds what tasks write
     * @param hadoop settings of the file system with that folder
     * @param hasSchema whether the schema is there
     */
    RedshiftDialect(String schema, CopyFolder copy, Configuration hadoop, boolean hasSchema) {
        this.schema = schema;
        this.copy = copy;
        this.hadoop = hadoop;
        this.hasSchema = hasSchema;
    }

    /** The dialect of a database: to make a schema if it is not there takes a right that is asked for even if it is there. */
    static RedshiftDialect of(String schema, CopyFolder copy, Configuration hadoop, Connection connection)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(HAS_SCHEMA)) {
            query.setString(1, schema);
            try (ResultSet found = query.executeQuery()) {
                return new RedshiftDialect(schema, copy, hadoop, found.next());
            }
        }
    }

    @Override
    public SqlType type(TargetTable table, TargetColumn column) {
        return RedshiftTypes.of(column.type());
    }

    @Override
    public String quoted(String name) {
        return SqlNames.quoted(JdbcEngine.REDSHIFT, name);
    }

    @Override
    public String schema() {
        return schema;
    }

    @Override
    public String ours(String name) {
        return quoted(schema) + "." + quoted(name);
    }

    /** One of them, {@code snapshot}, is a reserved word there. */
    @Override
    public String own(String column) {
        return quoted(column);
    }

    @Override
    public String reader(String name) {
        Matcher kind = KIND_OF_READER.matcher(name);
        return kind.matches() ? kind.group(1) + " " + quoted(kind.group(2)) : quoted(name);
    }

    @Override
    public Object time(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    @Override
    public List<String> prepare() {
        List<String> statements = new ArrayList<>();
        if (!hasSchema) {
            statements.add("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
        }
        statements.addAll(List.of(
                ifMissing(
                        TargetTable.STATE,
                        own("name") + " VARCHAR(1024) NOT NULL, " + own("physical") + " VARCHAR(127) NOT NULL, "
                                + own("columns") + " " + TEXT + " NOT NULL, " + own("source")
                                + " VARCHAR(1024) NOT NULL, " + own("snapshot") + " BIGINT NOT NULL, "
                                + own("exported_at") + " TIMESTAMP NOT NULL, " + own(Ledger.SUBJECT) + " "
                                + subjectType()),
                ifMissing(
                        Ledger.RETIRED,
                        own("physical") + " VARCHAR(127) NOT NULL, " + own("retired_at") + " TIMESTAMP NOT NULL, "
                                + own(Ledger.SUBJECT) + " " + subjectType()),
                ifMissing(
                        Ledger.VIEWS,
                        own("name") + " VARCHAR(1024) NOT NULL, " + own("definition") + " " + TEXT + " NOT NULL, "
                                + own(Ledger.SUBJECT) + " " + subjectType()),
                ifMissing(LOCK, own("nothing") + " SMALLINT")));
        return statements;
    }

    @Override
    public String subjectType() {
        return "VARCHAR(1024)";
    }

    private String ifMissing(String table, String columns) {
        return "CREATE TABLE IF NOT EXISTS " + ours(table) + " (" + columns + ")";
    }

    /** Whatever the name: the tables in which runs note what they have done are those of all. */
    @Override
    public HeldLock lock(Connector connector, Connection connection, String name) throws SQLException {
        return SessionLock.take(connector, "LOCK TABLE " + ours(LOCK));
    }

    /**
     * Rows go where they stay: only what says that they are to be there is taken away. Queries are planned as if declared keys were true, and texts
     * that differ in the blanks at their end are equal there, so no key with a text is declared.
     */
    @Override
    public Loading build(TargetTable table, String physical, String stage) {
        List<String> parts = new ArrayList<>(columns(table, true));
        if (!table.key().isEmpty() && table.keyTypes().stream().noneMatch(SpecType.StringType.class::isInstance)) {
            parts.add("PRIMARY KEY (" + quoted(table.key()) + ")");
        }
        return new Loading(
                List.of(drop(physical), "CREATE TABLE " + ours(physical) + " (" + String.join(", ", parts) + ")"),
                physical,
                List.of(
                        copied(physical),
                        "ALTER TABLE " + ours(physical) + " DROP COLUMN " + quoted(SourceRows.ACTION)));
    }

    @Override
    public Loading stage(TargetTable table, String stage) {
        return new Loading(
                List.of(
                        drop(stage),
                        "CREATE TABLE " + ours(stage) + " (" + String.join(", ", columns(table, false)) + ")"),
                stage,
                List.of(copied(stage)));
    }

    /** The columns as tasks write them. Of a row that goes there may be nothing but the key. */
    private List<String> columns(TargetTable table, boolean stays) {
        List<String> columns = new ArrayList<>(List.of(quoted(SourceRows.ACTION) + " CHAR(1) NOT NULL"));
        for (TargetColumn column : table.columns()) {
            columns.add(quoted(column.name()) + " " + type(table, column).name()
                    + (stays && table.key().contains(column.name()) ? " NOT NULL" : ""));
        }
        return columns;
    }

    private String copied(String into) {
        return "COPY " + ours(into) + " FROM " + text(folder(into) + "/" + CopyFiles.MANIFEST) + " IAM_ROLE "
                + copy.roleArn().map(RedshiftDialect::text).orElse("default") + " REGION " + text(copy.region())
                + " FORMAT AS CSV NULL AS " + text(CopyFiles.NULL)
                + " GZIP MANIFEST DATEFORMAT 'auto' TIMEFORMAT 'auto'";
    }

    private String folder(String into) {
        return copy.location() + "/" + into;
    }

    private static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    @Override
    public void begin(String into) {
        try {
            files(into, into, List.of()).remove();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't empty " + folder(into), e);
        }
    }

    @Override
    public OptionalLong accept(String into, List<WrittenFile> files) {
        try {
            return OptionalLong.of(files(into, into, List.of()).accept(files));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write into " + folder(into), e);
        }
    }

    @Override
    public void end(String into) {
        try {
            files(into, into, List.of()).remove();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't remove " + folder(into), e);
        }
    }

    /** Nothing says what the server makes of numbers that are not finite. */
    @Override
    public RowTask loader(Connector connector, TargetTable table, String into) {
        List<Integer> finite = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            SpecType type = table.columns().get(i).type();
            if (type == SpecType.Simple.FLOAT || type == SpecType.Simple.DOUBLE) {
                finite.add(i + 1);
            }
        }
        return files(into, table.name(), finite);
    }

    private CopyFiles files(String into, String table, List<Integer> finite) {
        return new CopyFiles(folder(into), table, new RowChecks("Redshift", finite, List.of()), hadoop);
    }

    /**
     * All rows with a staged key go, and those that are to be there come. Texts that differ in the blanks at their end are equal there, so lengths
     * are compared, too.
     */
    @Override
    public List<String> merge(TargetTable table, String physical, String stage) {
        String same = table.columns().stream()
                .filter(column -> table.key().contains(column.name()))
                .map(column -> {
                    String old = quoted(physical) + "." + quoted(column.name());
                    String staged = quoted(stage) + "." + quoted(column.name());
                    return old + " = " + staged
                            + (column.type() instanceof SpecType.StringType
                                    ? " AND OCTET_LENGTH(" + old + ") = OCTET_LENGTH(" + staged + ")"
                                    : "");
                })
                .collect(Collectors.joining(" AND "));
        return List.of(
                "DELETE FROM " + ours(physical) + " USING " + ours(stage) + " WHERE " + same,
                "INSERT INTO " + ours(physical) + " (" + quoted(table.columnNames()) + ") SELECT "
                        + quoted(table.columnNames()) + " FROM " + ours(stage) + " WHERE " + quoted(SourceRows.ACTION)
                        + " = 'P'");
    }

    @Override
    public String drop(String table) {
        return "DROP TABLE IF EXISTS " + ours(table);
    }

    /**
     * There is no bound of waiting for others alone: this one counts the time in a queue, too. Who reads a view or table holds it until the end of its
     * transaction.
     */
    @Override
    public Optional<String> hurry() {
        return Optional.of("SET LOCAL statement_timeout TO 60000");
    }

    @Override
    public Optional<String> calm() {
        return Optional.of("SET LOCAL statement_timeout TO DEFAULT");
    }

    @Override
    public boolean isBusy(SQLException e) {
        return QUERY_CANCELED.equals(e.getSQLState());
    }

    @Override
    public ViewSwitch views(Ledger ledger) {
        return new TransactionalViews(
                this,
                ledger,
                (view, reader) -> List.of(
                        "GRANT USAGE ON SCHEMA " + quoted(schema) + " TO " + reader,
                        "GRANT SELECT ON " + view + " TO " + reader),
                TransactionalViews.Replacing.SAME,
                Patience.ONCE);
    }
}
