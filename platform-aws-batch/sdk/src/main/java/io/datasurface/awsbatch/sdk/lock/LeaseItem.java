package io.datasurface.awsbatch.sdk.lock;

import io.datasurface.awsbatch.spec.StateTable;
import io.datasurface.awsbatch.spec.lock.LeaseStore.Entry;
import io.datasurface.awsbatch.spec.lock.LeaseStore.Leases;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of a name: all its leases. */
final class LeaseItem {
    /** The version of the record, which every change is conditional on. */
    static final String VERSION = "version";

    private static final String SORT = "leases";
    private static final String FORMAT = "format";
    private static final String NEWEST = "1";
    private static final String NUMBER = "number";
    private static final String ENTRIES = "entries";
    private static final String HOLDER = "holder";
    private static final String EXCLUSIVE = "exclusive";
    private static final String RENEWED = "renewed";
    private static final String TIME = "time";

    private LeaseItem() {}

    /** Where it is. */
    static Map<String, AttributeValue> key(String name) {
        return Map.of(
                StateTable.PARTITION_KEY, AttributeValue.fromS(StateTable.LEASES + name),
                StateTable.SORT_KEY, AttributeValue.fromS(SORT));
    }

    /** The item of a record. */
    static Map<String, AttributeValue> of(String name, Leases leases) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key(name));
        item.put(FORMAT, AttributeValue.fromN(NEWEST));
        item.put(VERSION, number(leases.version()));
        item.put(NUMBER, number(leases.number()));
        item.put(
                ENTRIES,
                AttributeValue.fromL(
                        leases.entries().stream().map(LeaseItem::of).toList()));
        return item;
    }

    private static AttributeValue of(Entry entry) {
        return AttributeValue.fromM(Map.of(
                HOLDER, AttributeValue.fromS(entry.holder()),
                EXCLUSIVE, AttributeValue.fromBool(entry.exclusive()),
                NUMBER, number(entry.number()),
                RENEWED, number(entry.renewed()),
                TIME, AttributeValue.fromS(entry.time().toString())));
    }

    /**
     * The record of an item.
     *
     * @throws IllegalStateException if it is none that this release knows
     */
    static Leases read(Map<String, AttributeValue> item) {
        if (!AttributeValue.fromN(NEWEST).equals(item.get(FORMAT))) {
            throw new IllegalStateException(
                    "The leases " + item + " are not of format " + NEWEST + "; use the newest release for all jobs");
        }
        try {
            return new Leases(
                    number(item, VERSION),
                    number(item, NUMBER),
                    value(item, ENTRIES).l().stream()
                            .map(entry -> entry(entry.m()))
                            .toList());
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalStateException("The leases " + item + " can't be read; was the item changed by hand?", e);
        }
    }

    private static Entry entry(Map<String, AttributeValue> item) {
        return new Entry(
                value(item, HOLDER).s(),
                value(item, EXCLUSIVE).bool(),
                number(item, NUMBER),
                number(item, RENEWED),
                Duration.parse(value(item, TIME).s()));
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static long number(Map<String, AttributeValue> item, String name) {
        return Long.parseLong(value(item, name).n());
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("The leases " + item + " lack " + name + "; was the item changed by hand?");
        }
        return value;
    }
}
