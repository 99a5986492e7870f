package io.datasurface.host.internal;

import io.datasurface.host.json.Journal;
import java.util.OptionalInt;

/**
 * A change of one file of the output folder.
 *
 * @param action what is done
 * @param path the file
 * @param staged number of the staged file; empty if a file is removed
 */
record Change(Journal.Action action, String path, OptionalInt staged) {}
