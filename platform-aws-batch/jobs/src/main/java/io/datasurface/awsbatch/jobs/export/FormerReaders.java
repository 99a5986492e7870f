package io.datasurface.awsbatch.jobs.export;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes views from those who are no longer to read them: from each by itself, so that one who can't lose it, or is gone, keeps it for no other. */
final class FormerReaders {
    private static final Logger LOG = LoggerFactory.getLogger(FormerReaders.class);

    private final Dialect dialect;
    private final Ledger ledger;
    private final ViewSwitch views;

    FormerReaders(Dialect dialect, Ledger ledger, ViewSwitch views) {
        this.dialect = dialect;
        this.ledger = ledger;
        this.views = views;
    }

    /**
     * Takes a view from some of its readers, and notes it; fails for none.
     *
     * @param noted how the view is
     * @param former readers of it, as they stand there
     */
    void remove(String view, ViewNote noted, List<String> former) throws SQLException {
        ViewNote left = noted;
        for (String reader : former) {
            if (isTaken(view, reader)) {
                left = left.without(reader);
                ledger.define(view, left.text());
                ledger.commit();
            }
        }
    }

    private boolean isTaken(String view, String reader) throws SQLException {
        try {
            views.revoke(view, reader);
            return true;
        } catch (SQLException e) {
            ledger.rollback();
            if (dialect.isNobody(e)) {
                return true;
            }
            LOG.warn(
                    "The view {} can't be taken from {}, who is no longer to read it; a later run tries again",
                    view,
                    reader,
                    e);
            return false;
        }
    }
}
