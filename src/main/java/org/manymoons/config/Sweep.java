package org.manymoons.config;

import java.util.List;

/**
 * A census over a grid: the configurations of its cells, the last axis changing fastest.
 *
 * @param name   title; the results go to models/(a file name made of it)
 * @param seeds  of every cell
 * @param polish whether every seed is carried to its end state
 * @param axes   what is changed
 * @param cells  one for every combination
 */
public record Sweep(String name, Seeds seeds, boolean polish, List<Axis> axes, List<Cell> cells) {
    /** The most cells that one sweep may have. */
    public static final int MOST_CELLS = 10_000;

    public Sweep {
        axes = List.copyOf(axes);
        cells = List.copyOf(cells);
    }

    /** A key of the configuration with its values, each as YAML. */
    public record Axis(String key, List<String> values) {}

    /** One combination: its values, in the order of the axes, and the configuration that they make. */
    public record Cell(List<String> values, Configuration configuration) {}

    /** The name of the folder for the results. */
    public String slug() {
        return Slug.of(name);
    }
}
