package org.example.sqlplatform;

import java.util.Optional;

/**
 * What a node is rendered to.
 *
 * @param deploy statements that make what the node needs, and do no harm if it is there
 * @param run statements that do its work; empty if there is nothing to run
 */
record Scripts(String deploy, Optional<String> run) {}
