package io.datasurface.awsbatch.change.json;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a rendered root module says.
 *
 * @param resources resources and data sources by address
 * @param places where the module's things and its state are: region and accounts of its providers, and its backend, each as text by name
 * @param locals named values as text by name
 * @param removed addresses that the module lets go of without destroying anything
 * @param imports addresses of resources that the module takes up, with the ids of the things
 */
public record RootContent(
        SortedMap<String, Block> resources,
        SortedMap<String, String> places,
        SortedMap<String, String> locals,
        SortedSet<String> removed,
        SortedMap<String, String> imports) {
    /** A module that is not there. */
    public static final RootContent NOTHING = new RootContent(
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedMap(),
            Collections.emptySortedSet(),
            Collections.emptySortedMap());

    /**
     * A resource or data source.
     *
     * @param type type, such as {@code aws_s3_bucket}; of a stack with one resource the type of that, such as {@code AWS::DMS::Endpoint}
     * @param arguments values as text by their path, such as {@code target.input}; the place in a list is a part of the path, and the template of a stack
     *     is looked into
     * @param ignored top level arguments whose changes Terraform ignores
     * @param kept whether Terraform refuses to destroy it while it is declared
     */
    public record Block(String type, SortedMap<String, String> arguments, Set<String> ignored, boolean kept) {
        /** Copies the collections. */
        public Block {
            arguments = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) arguments));
            ignored = Set.copyOf(ignored);
        }

        /** Returns the value of an argument, or an empty text. */
        public String text(String argument) {
            return arguments.getOrDefault(argument, "");
        }
    }

    /** Copies the collections. */
    public RootContent {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Block>) resources));
        places = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) places));
        locals = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) locals));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>((Set<String>) removed));
        imports = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) imports));
    }
}
