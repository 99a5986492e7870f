package io.datasurface.awsbatch.jobs.export;

import io.datasurface.awsbatch.spec.JdbcEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A driver that stands in for those of databases that do not start here: it writes down each statement, and has it run by H2 as far as H2 takes
 * it, or by PostgreSQL if it is one of Redshift. That proves the order of the steps and what becomes of rows; it does not prove that the real server takes the statements, nor what it does
 * about locks and transactions.
 */
public final class StandIn implements Driver {
    /** The host whose databases these are. */
    static final String HOST = "stand-in";

    private static final String SQL_SERVER = "jdbc:sqlserver://" + HOST + ":1";
    private static final String ORACLE = "jdbc:oracle:thin:@//" + HOST + ":1/";
    private static final String REDSHIFT = "jdbc:redshift://" + HOST + ":1/";
    private static final Pattern BLOCK = Pattern.compile(
            "BEGIN EXECUTE IMMEDIATE '(.*)'; EXCEPTION WHEN OTHERS THEN IF SQLCODE <> -[0-9]+ THEN RAISE; END IF; END;");
    private static final Pattern NAME = Pattern.compile("\\[((?:[^]]|]])*)]");
    /** What SQL Server calls a type of H2. */
    private static final String SQL_SERVER_TYPE =
            "CASE DATA_TYPE WHEN 'CHARACTER VARYING' THEN 'nvarchar' WHEN 'INTEGER' THEN 'int'"
                    + " WHEN 'TIMESTAMP' THEN 'datetime2' WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'datetimeoffset' WHEN 'BOOLEAN' THEN 'bit'"
                    + " WHEN 'BINARY VARYING' THEN 'varbinary' WHEN 'DOUBLE PRECISION' THEN 'float' ELSE LOWER(DATA_TYPE) END";
    /** The columns of H2 as Oracle shows its own; a date there has no fractions of a second. */
    private static final String ORACLE_COLUMNS =
            "SELECT COLUMN_NAME, CASE WHEN DATA_TYPE = 'CHARACTER VARYING' THEN 'VARCHAR2'"
                    + " WHEN DATA_TYPE = 'TIMESTAMP' AND DATETIME_PRECISION = 0 THEN 'DATE' WHEN DATA_TYPE = 'NUMERIC' THEN 'NUMBER'"
                    + " WHEN DATA_TYPE = 'BINARY VARYING' THEN 'RAW' WHEN DATA_TYPE = 'DOUBLE PRECISION' THEN 'BINARY_DOUBLE'"
                    + " WHEN DATA_TYPE = 'REAL' THEN 'BINARY_FLOAT' WHEN DATA_TYPE = 'CHARACTER LARGE OBJECT' THEN 'CLOB'"
                    + " WHEN DATA_TYPE = 'BINARY LARGE OBJECT' THEN 'BLOB' ELSE DATA_TYPE END"
                    + " AS DATA_TYPE, NUMERIC_PRECISION AS DATA_PRECISION, NUMERIC_SCALE AS DATA_SCALE, TABLE_SCHEMA AS OWNER, TABLE_NAME,"
                    + " ORDINAL_POSITION AS COLUMN_ID FROM INFORMATION_SCHEMA.COLUMNS";

    private static final Map<String, List<String>> STATEMENTS = new ConcurrentHashMap<>();

    private StandIn() {}

    /** Takes the place of the driver. */
    static void register() throws SQLException {
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver instanceof StandIn) {
                return;
            }
            if (driver.acceptsURL(SQL_SERVER) || driver.acceptsURL(ORACLE) || driver.acceptsURL(REDSHIFT)) {
                DriverManager.deregisterDriver(driver);
            }
        }
        DriverManager.registerDriver(new StandIn());
    }

    /** A connection to H2, for Redshift to PostgreSQL, in which nothing is written down. */
    public static Connection plain(JdbcEngine engine, String database) throws SQLException {
        if (engine == JdbcEngine.REDSHIFT) {
            return Mart.connect(database);
        }
        return DriverManager.getConnection("jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1;TIME ZONE=UTC;"
                + (engine == JdbcEngine.ORACLE
                        ? "MODE=Oracle;INIT=CREATE SCHEMA IF NOT EXISTS DATASURFACE"
                        : "MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"));
    }

    /** A connection to H2 that says of itself what the real server would. */
    static Connection checked(JdbcEngine engine, String database) throws SQLException {
        return proxy(Connection.class, plain(engine, database), engine, new ArrayList<>());
    }

    /** The statements that a database was sent. */
    static List<String> statements(String database) {
        return STATEMENTS.computeIfAbsent(database, name -> Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        if (url.startsWith(REDSHIFT)) {
            String database = url.substring(REDSHIFT.length());
            Connection plain = plain(JdbcEngine.REDSHIFT, database);
            return proxy(Connection.class, plain, JdbcEngine.REDSHIFT, statements(database));
        }
        JdbcEngine engine = url.equals(SQL_SERVER) ? JdbcEngine.SQLSERVER : JdbcEngine.ORACLE;
        String database =
                engine == JdbcEngine.ORACLE ? url.substring(ORACLE.length()) : info.getProperty("databaseName");
        Connection plain = plain(engine, database);
        try (Statement statement = plain.createStatement()) {
            for (String function : List.of("fromHex", "dataLength")) {
                statement.execute("CREATE ALIAS IF NOT EXISTS " + function + " FOR '" + StandIn.class.getName() + "."
                        + function + "'");
            }
        }
        return proxy(Connection.class, plain, engine, statements(database));
    }

    private static <T> T proxy(Class<T> type, T real, JdbcEngine engine, List<String> statements) {
        return type.cast(Proxy.newProxyInstance(
                StandIn.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareCall")) {
                        statements.add((String) arguments[0]);
                        return lockTaken();
                    }
                    if (arguments != null
                            && arguments.length > 0
                            && arguments[0] instanceof String sql
                            && (method.getName().startsWith("execute")
                                    || method.getName().equals("prepareStatement"))) {
                        statements.add(sql);
                        if (sql.startsWith("COPY ")) {
                            return PostgresInPlace.copy(((Statement) real).getConnection(), sql);
                        }
                        arguments[0] = engine == JdbcEngine.REDSHIFT ? PostgresInPlace.said(sql) : h2(sql);
                    }
                    if (engine == JdbcEngine.REDSHIFT && method.getName().equals("setSavepoint")) {
                        throw new SQLFeatureNotSupportedException("Redshift has no savepoints");
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof PreparedStatement
                                ? result
                                : result instanceof Statement statement
                                        ? proxy(Statement.class, statement, engine, statements)
                                        : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** What a call answers that asks for a lock: 0, as nobody else has it. */
    private static CallableStatement lockTaken() {
        return (CallableStatement) Proxy.newProxyInstance(
                StandIn.class.getClassLoader(),
                new Class<?>[] {CallableStatement.class},
                (self, method, arguments) -> method.getReturnType() == int.class
                        ? Integer.valueOf(0)
                        : method.getReturnType() == boolean.class ? Boolean.FALSE : null);
    }

    /** The statement that a block of PL/SQL runs, or the one that is given. */
    static String inBlock(String sql) {
        Matcher block = BLOCK.matcher(sql);
        return block.matches() ? block.group(1).replace("''", "'") : sql;
    }

    /** A statement with names between the quotes of the standard; H2 and parsers do not know how a bracket stands in a name between brackets. */
    public static String quoted(String sql) {
        return NAME.matcher(sql)
                .replaceAll(name -> Matcher.quoteReplacement(
                        "\"" + name.group(1).replace("]]", "]").replace("\"", "\"\"") + "\""));
    }

    /** How H2 says it. */
    private static String h2(String sql) {
        if (sql.matches("SET [A-Z_]+ [A-Z0-9]+|SET TRANSACTION .*") || sql.startsWith("ALTER SESSION ")) {
            return "SELECT 1";
        }
        if (BLOCK.matcher(sql).matches()) {
            return h2(inBlock(sql))
                    .replaceAll("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ")
                    .replaceAll("^DROP TABLE (.*) PURGE$", "DROP TABLE IF EXISTS $1");
        }
        if (sql.contains("DECLARE @taken")) {
            return "SELECT 0 WHERE ? IS NOT NULL";
        }
        return quoted(sql)
                .replaceAll("^IF SCHEMA_ID.*(CREATE SCHEMA) (.*)'\\)$", "$1 IF NOT EXISTS $2")
                .replaceAll("^IF OBJECT_ID.* IS NULL CREATE TABLE", "CREATE TABLE IF NOT EXISTS")
                .replaceAll("^SELECT (is_read_committed_snapshot_on|snapshot_isolation_state) .*", "SELECT 1")
                .replaceAll("^(SELECT COLUMN_NAME, )DATA_TYPE(, NUMERIC_PRECISION)", "$1" + SQL_SERVER_TYPE + "$2")
                .replaceAll(" FROM all_tab_columns ", " FROM (" + ORACLE_COLUMNS + ") ")
                .replaceAll("SWITCHOFFSET\\((\\S+), '\\+00:00'\\)", "($1 AT TIME ZONE '+00:00')")
                .replaceAll(
                        "CONVERT\\(varchar\\(\\d+\\), (\"\\w+\"|CAST\\(.*? AS datetime2\\(7\\)\\)), \\d+\\)",
                        "CAST($1 AS VARCHAR)")
                .replaceAll("SYS_EXTRACT_UTC\\((\\S+)\\)", "($1 AT TIME ZONE 'UTC')")
                .replaceAll("^SELECT value FROM nls_database_parameters .*", "SELECT 'AL32UTF8'")
                .replaceAll(" WITH LOCAL TIME ZONE", "")
                .replaceAll("TO_NUMBER\\(\\?\\)", "?")
                .replaceAll("TO_BINARY_(FLOAT|DOUBLE)\\(\\?\\)", "CAST(? AS BINARY_$1)")
                .replaceAll(" COLLATE Latin1_General_100_BIN2| NONCLUSTERED| WITH \\(TABLOCK\\)", "")
                .replaceAll("CONVERT\\(varbinary\\(\\w+\\), (\\w+), 2\\)", "fromHex($1)");
    }

    /** Bytes of their text. */
    public static byte @Nullable [] fromHex(@Nullable String text) {
        return text == null ? null : HexFormat.of().parseHex(text);
    }

    /** How long a text is in a database that has pairs of bytes. */
    public static @Nullable Integer dataLength(@Nullable String text) {
        return text == null ? null : 2 * text.length();
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.equals(SQL_SERVER) || url.startsWith(ORACLE) || url.startsWith(REDSHIFT);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
