package io.datasurface.federation.facts;

import io.datasurface.graph.GraphSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * Which stores are made of which by transformers. In an ecosystem with a cycle of transformers, which is an error, what is in it comes
 * behind everything else. Linear in the sinks.
 */
public final class StoreOrder {
    private final GraphSource source;
    private final int[] storeOfDataset;
    /** By store: the transformers' workspaces that write it, in rows. */
    private final int[] firstProducer;

    private final int[] producers;
    private final int[] order;

    /**
     * Looks at the transformers.
     *
     * @param source the model in columns
     */
    public StoreOrder(GraphSource source) {
        this.source = source;
        storeOfDataset = new int[source.datasetCount()];
        int stores = source.storeCount();
        for (int store = 0; store < stores; store++) {
            Arrays.fill(storeOfDataset, source.firstDataset(store), source.firstDataset(store + 1), store);
        }
        firstProducer = new int[stores + 1];
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            if (source.outputStore(workspace) >= 0) {
                firstProducer[source.outputStore(workspace) + 1]++;
            }
        }
        Arrays.parallelPrefix(firstProducer, Integer::sum);
        producers = new int[firstProducer[stores]];
        int[] next = Arrays.copyOf(firstProducer, stores);
        for (int workspace = 0; workspace < source.workspaceCount(); workspace++) {
            if (source.outputStore(workspace) >= 0) {
                producers[next[source.outputStore(workspace)]++] = workspace;
            }
        }
        order = sort();
    }

    /**
     * What transformers write, each before what it is made of: where a transformer runs decides where its inputs are needed.
     *
     * @return ids of stores
     */
    public int[] outputs() {
        return order.clone();
    }

    /**
     * All stores, each behind what it is made of.
     *
     * @return ids of stores
     */
    public int[] inputsFirst() {
        int[] stores = new int[source.storeCount()];
        int size = 0;
        for (int store = 0; store < stores.length; store++) {
            if (!isWritten(store)) {
                stores[size++] = store;
            }
        }
        for (int i = order.length - 1; i >= 0; i--) {
            stores[size++] = order[i];
        }
        return stores;
    }

    /**
     * Whether a transformer writes a store.
     *
     * @param store id of the store
     * @return true if it is some workspace's output
     */
    public boolean isWritten(int store) {
        return producerCount(store) > 0;
    }

    /**
     * What a store is made of.
     *
     * @param store id of the store
     * @return ids of stores, ascending, without the store itself; empty if no transformer writes it
     */
    public int[] inputs(int store) {
        BitSet inputs = new BitSet();
        for (int i = 0; i < producerCount(store); i++) {
            forEachInput(producer(store, i), inputs::set);
        }
        return inputs.stream().toArray();
    }

    /**
     * How many transformers write a store.
     *
     * @param store id of the store
     * @return the number of workspaces
     */
    public int producerCount(int store) {
        return firstProducer[store + 1] - firstProducer[store];
    }

    /**
     * A transformer that writes a store.
     *
     * @param store id of the store
     * @param index which one, from 0
     * @return id of its workspace
     */
    public int producer(int store, int index) {
        return producers[firstProducer[store] + index];
    }

    private int[] sort() {
        int stores = source.storeCount();
        int[] readers = new int[stores];
        for (int workspace : producers) {
            forEachInput(workspace, input -> readers[input]++);
        }
        int[] sorted = new int[stores];
        int size = 0;
        boolean[] done = new boolean[stores];
        for (int store = 0; store < stores; store++) {
            if (readers[store] == 0 && producerCount(store) > 0) {
                sorted[size++] = store;
                done[store] = true;
            }
        }
        for (int at = 0; at < size; at++) {
            for (int i = 0; i < producerCount(sorted[at]); i++) {
                forEachInput(producer(sorted[at], i), input -> readers[input]--);
            }
            for (int i = 0; i < producerCount(sorted[at]); i++) {
                size = addFree(producer(sorted[at], i), readers, done, sorted, size);
            }
        }
        for (int store = 0; store < stores; store++) {
            if (!done[store] && producerCount(store) > 0) {
                sorted[size++] = store;
            }
        }
        return Arrays.copyOf(sorted, size);
    }

    private int addFree(int workspace, int[] readers, boolean[] done, int[] sorted, int size) {
        int[] end = {size};
        forEachInput(workspace, input -> {
            if (readers[input] == 0 && !done[input] && producerCount(input) > 0) {
                sorted[end[0]++] = input;
                done[input] = true;
            }
        });
        return end[0];
    }

    /** Every sink's store that is not the output itself; a store once per sink. */
    private void forEachInput(int workspace, IntConsumer inputs) {
        int output = source.outputStore(workspace);
        int from = source.firstSink(source.firstGroup(workspace));
        int to = source.firstSink(source.firstGroup(workspace + 1));
        for (int sink = from; sink < to; sink++) {
            int store = storeOfDataset[source.sinkDataset(sink)];
            if (store != output) {
                inputs.accept(store);
            }
        }
    }
}
