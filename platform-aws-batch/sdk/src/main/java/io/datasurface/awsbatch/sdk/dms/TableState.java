package io.datasurface.awsbatch.sdk.dms;

import software.amazon.awssdk.services.databasemigration.model.TableStatistics;

/**
 * A table of a replication as DMS counts it.
 *
 * @param name schema and table at the source, with a dot between them
 * @param state as DMS writes it
 * @param rows that were loaded
 * @param reloaded whether somebody has had DMS load it again
 */
public record TableState(String name, String state, long rows, boolean reloaded) {
    static TableState of(TableStatistics statistics) {
        Long rows = statistics.fullLoadRows();
        return new TableState(
                statistics.schemaName() + "." + statistics.tableName(),
                statistics.tableState() == null ? "" : statistics.tableState(),
                rows == null ? 0 : rows,
                Boolean.TRUE.equals(statistics.fullLoadReloaded()));
    }
}
