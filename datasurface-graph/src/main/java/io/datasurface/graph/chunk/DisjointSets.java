package io.datasurface.graph.chunk;

/** Union-find; the smallest member stands for a set. */
final class DisjointSets {
    private final int[] parent;

    DisjointSets(int size) {
        parent = new int[size];
        for (int i = 0; i < size; i++) {
            parent[i] = i;
        }
    }

    int find(int item) {
        int at = item;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    void union(int first, int second) {
        int a = find(first);
        int b = find(second);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    /** Numbers the sets from 0 in the order of their smallest members. */
    int[] numbered() {
        int[] number = new int[parent.length];
        int count = 0;
        for (int i = 0; i < parent.length; i++) {
            int root = find(i);
            number[i] = root == i ? count++ : number[root];
        }
        return number;
    }

    /** How many sets {@link #numbered} found. */
    static int count(int[] numbers) {
        int most = -1;
        for (int number : numbers) {
            most = Math.max(most, number);
        }
        return most + 1;
    }
}
