package io.datasurface.federation.plan;

import io.datasurface.federation.facts.Members;
import io.datasurface.graph.GraphSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How old the data of a store is at best when a platform's consumers get it: each platform on its way takes its time, and what a transformer
 * writes is as old as its oldest input. Milliseconds. Stores have to be given in an order in which inputs come before outputs.
 */
final class Delays {
    private final Members members;
    /** By store: how old its data is before its primary platform takes its own time, and the input to which that is due. */
    private final long[] age;

    private final int[] oldestInput;

    Delays(GraphSource source, Members members) {
        this.members = members;
        age = new long[source.storeCount()];
        oldestInput = new int[age.length];
        Arrays.fill(oldestInput, -1);
    }

    /** A store is made of another, whose data is so old where the transformer runs. */
    void madeOf(int store, int input, long inputAge) {
        if (inputAge > age[store]) {
            age[store] = inputAge;
            oldestInput[store] = input;
        }
    }

    /** The age of a store's data on a platform that gets it by a tree. */
    long at(int platform, int store, int root, int[] parent) {
        long sum = age[store] + members.delay(root);
        for (int at = platform; at != root; at = parent[at]) {
            sum += members.delay(at);
        }
        return sum;
    }

    /** The way in words: what each platform adds. */
    String way(int platform, int root, int[] parent, int store, String inputName) {
        List<String> steps = new ArrayList<>();
        for (int at = platform; at != root; at = parent[at]) {
            steps.add(0, step(at));
        }
        steps.add(0, step(root));
        if (oldestInput[store] >= 0) {
            steps.add(0, inputName + " " + Duration.ofMillis(age[store]));
        }
        return String.join(" + ", steps);
    }

    int oldestInput(int store) {
        return oldestInput[store];
    }

    private String step(int platform) {
        return members.name(platform) + " " + Duration.ofMillis(members.delay(platform));
    }
}
