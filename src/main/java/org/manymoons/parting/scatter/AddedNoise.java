package org.manymoons.parting.scatter;

import static org.manymoons.wording.Wording.format;

import java.util.Random;
import org.manymoons.parting.scatter.Dropout.Where;
import org.manymoons.reference.Network;

/**
 * Gradients of samples to whose features, hidden units or both normal noise is added, anew for each update (Bishop 1995): a usual way
 * to make more of few data. They scatter much like those of dropout, whose rival it is.
 *
 * @param deviation of the noise
 */
record AddedNoise(Network network, Where where, double deviation) implements ScatterModel {
    /** Of another deviation. */
    AddedNoise with(double other) {
        return new AddedNoise(network, where, other);
    }

    @Override
    public String words() {
        return "noise of deviation " + format("%.2g", deviation) + " added to " + where.words();
    }

    @Override
    public Draws at(UsedGradient place, int draws, long seed) {
        Random random = new Random(seed);
        DisturbedPass pass = new DisturbedPass(network);
        DisturbedPass.Disturbance noise = (layer, a) -> where.drops(layer) ? a + deviation * random.nextGaussian() : a;
        return Draws.ofEach(
                place,
                draws,
                (n, out) -> pass.gradient(
                        noise,
                        layer -> 1,
                        place.parameters(),
                        place.batch().inputs()[n],
                        place.batch().labels()[n],
                        out));
    }
}
