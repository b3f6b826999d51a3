package org.manymoons.symmetry;

import org.manymoons.reference.Network.Layer;

/** What a symmetry does to the units of one hidden layer. */
public sealed interface LayerSymmetry permits UnitMoves, Mixing {
    /** The width of the layer. */
    int units();

    /** The one that undoes this. */
    LayerSymmetry inverse();

    /** This after {@code first}. */
    LayerSymmetry after(LayerSymmetry first);

    /** The same as a matrix. */
    Mixing asMixing();

    /**
     * Changes W and b of {@code layer} and, so that the function stays as it is, W and perhaps b of the {@code next}.
     *
     * @return new parameters of the whole network
     * @throws IllegalArgumentException if the layer's activation does not have this symmetry
     */
    double[] apply(Layer layer, Layer next, double[] parameters);
}
