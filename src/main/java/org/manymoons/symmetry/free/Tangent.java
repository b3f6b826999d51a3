package org.manymoons.symmetry.free;

import java.util.Optional;
import org.manymoons.reference.Network;
import org.manymoons.symmetry.Norm;
import org.manymoons.symmetry.free.FreeDirection.Cause;

/** A {@link FreeDirection} while it is written down, one parameter after the other. */
final class Tangent {
    private final Cause cause;
    private final int hiddenLayer;
    private final int unit;
    private final double[] direction;

    /** A direction of one unit; of the layer as a whole if {@code unit} is -1. */
    Tangent(Network network, Cause cause, int hiddenLayer, int unit) {
        this.cause = cause;
        this.hiddenLayer = hiddenLayer;
        this.unit = unit;
        direction = new double[network.parameterCount()];
    }

    Tangent move(int parameter, double speed) {
        direction[parameter] += speed;
        return this;
    }

    /** The direction of a curve along which the function stays as it is; empty if nothing moves. */
    Optional<FreeDirection> exactly(String what, boolean keepsPenalty) {
        return finished(what, true, keepsPenalty);
    }

    /** The direction of a curve along which the function stays as it is to first order; empty if nothing moves. */
    Optional<FreeDirection> toFirstOrder(String what) {
        return finished(what + " (to first order only)", false, false);
    }

    private Optional<FreeDirection> finished(String what, boolean exact, boolean keepsPenalty) {
        double norm = Norm.of(direction);
        if (norm == 0) {
            return Optional.empty();
        }
        for (int k = 0; k < direction.length; k++) {
            direction[k] /= norm;
        }
        return Optional.of(new FreeDirection(cause, hiddenLayer, unit, what, exact, keepsPenalty, direction));
    }

    /** For the reader: {@code unit 2}, or {@code unit 2 of hidden layer 1} where there are several. */
    static String unit(Network network, int l, int i) {
        return "unit " + (i + 1) + (network.hidden().size() > 1 ? " of hidden layer " + (l + 1) : "");
    }
}
