package org.manymoons.landscape.search;

import java.util.Arrays;

/** Sets of things with numbers from 0 that are joined two by two (union-find). */
public final class Components {
    private int[] parent = {};

    /** So many, each in a set of its own. */
    public Components(int count) {
        grow(count);
    }

    /** Makes room for numbers below this. */
    void grow(int count) {
        int before = parent.length;
        parent = Arrays.copyOf(parent, Math.max(count, before));
        for (int k = before; k < parent.length; k++) {
            parent[k] = k;
        }
    }

    /** Whether the two were apart. */
    public boolean join(int a, int b) {
        int first = root(a);
        int second = root(b);
        parent[Math.max(first, second)] = Math.min(first, second);
        return first != second;
    }

    /** The smallest number of the set. */
    public int root(int a) {
        int k = a;
        while (parent[k] != k) {
            parent[k] = parent[parent[k]];
            k = parent[k];
        }
        return k;
    }

    /** Whether the two are in one set. */
    public boolean joined(int a, int b) {
        return root(a) == root(b);
    }

    /** How many sets there are. */
    public int count() {
        int count = 0;
        for (int k = 0; k < parent.length; k++) {
            count += parent[k] == k ? 1 : 0;
        }
        return count;
    }
}
