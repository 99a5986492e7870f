package io.datasurface.model.io;

import java.util.Optional;

/**
 * What a file is about.
 *
 * @param zone the zone whose keys follow, or the zone of the team
 * @param zoneAt where the zone is named
 * @param team the team whose keys follow
 * @param teamAt where the team is named
 */
record Header(Optional<String> zone, long zoneAt, Optional<String> team, long teamAt) {}
