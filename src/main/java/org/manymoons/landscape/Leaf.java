package org.manymoons.landscape;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.manymoons.endstate.Kind;

/**
 * An end state of the landscape, with the keys of the census.
 *
 * @param cost          loss on the training set in nats, l2 included; of a channel some way along it
 * @param limit         of the loss along a channel, null for other kinds
 * @param hits          seeds of the run or census that lead there; 0 where only ways down from saddles do
 * @param copies        parameter vectors that are this one written differently; null where that is not finite or not known
 * @param freeDirections names of the flat directions
 * @param parameters    in the network's order
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
public record Leaf(
        Kind kind,
        double cost,
        @Nullable Double limit,
        int hits,
        @Nullable BigInteger copies,
        List<String> freeDirections,
        double gradientMaxAbs,
        double hessianMinEigenvalue,
        double hessianMaxEigenvalue,
        double[] parameters) {
    public Leaf {
        freeDirections = List.copyOf(freeDirections);
    }

    /** The limit of a channel, the cost of anything else. */
    public double value() {
        return limit == null ? cost : limit;
    }
}
