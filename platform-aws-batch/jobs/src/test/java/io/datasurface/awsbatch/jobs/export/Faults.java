package io.datasurface.awsbatch.jobs.export;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Kills a run after one of the statements that it sends, commits counted: the server did it, and nobody hears of it. */
final class Faults {
    private int left;
    private boolean beforeCommit;

    /** A fault after a statement, counted from 0. */
    Faults(int statement) {
        this.left = statement;
    }

    /** No fault. */
    static Faults none() {
        return new Faults(-1);
    }

    /** A fault after all statements of the transaction that shows the batch, and before its commit. */
    static Faults beforeCommit() {
        Faults faults = new Faults(-1);
        faults.beforeCommit = true;
        return faults;
    }

    /** Is told that the transaction is about to be committed. */
    void recorded() {
        if (beforeCommit) {
            throw new Killed();
        }
    }

    /** The end of a process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A connection that passes everything on until the fault. */
    Connection into(Connection real) {
        return proxy(Connection.class, real);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                Faults.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    boolean counts = method.getName().startsWith("execute")
                            || method.getName().equals("commit");
                    try {
                        Object result = method.invoke(real, arguments);
                        if (counts && left-- == 0) {
                            throw new Killed();
                        }
                        if (result instanceof CallableStatement call) {
                            return proxy(CallableStatement.class, call);
                        }
                        return result instanceof PreparedStatement prepared
                                ? proxy(PreparedStatement.class, prepared)
                                : result instanceof Statement statement ? proxy(Statement.class, statement) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Ends a connection as the end of a process does. */
    static void cut(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
