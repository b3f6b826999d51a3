package org.manymoons.symmetry;

import java.math.BigInteger;
import java.util.Optional;
import org.manymoons.reference.Network;

/**
 * The copies of a solution under the finite group of its symmetries: |group| / |stabiliser|, 2^h h! for one hidden layer
 * of h different tanh units.
 *
 * @param copies     the number of different parameter vectors that are this one written differently; empty for relu,
 *                   leakyrelu and identity layers, whose groups are continuous
 * @param stabiliser the number of symmetries that change nothing, 1 without equal or zero units; empty where
 *                   {@code copies} is
 */
public record Orbit(Optional<BigInteger> copies, Optional<BigInteger> stabiliser) {

    /**
     * The orbit of these parameters; those of sigmoid networks are compared in equivalent tanh parameters.
     *
     * @param tolerance the Euclidean distance within which two units, or a unit and its negative, count as equal
     */
    public static Orbit of(Network network, double[] parameters, double tolerance) {
        boolean continuous = network.hidden().stream()
                .map(layer -> Freedom.of(layer.activation()))
                .anyMatch(freedom -> freedom == Freedom.SCALE || freedom == Freedom.MIXING);
        if (continuous || network.hidden().isEmpty()) {
            return new Orbit(Optional.empty(), Optional.empty());
        }
        ComparedForm form = ComparedForm.of(network, parameters);
        BigInteger group = network.hidden().stream()
                .map(layer -> GroupOrder.of(
                        layer.units(), Freedom.of(layer.activation()).hasSigns()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        Optional<BigInteger> stabiliser = Stabiliser.order(form.network(), form.parameters(), tolerance);
        return new Orbit(stabiliser.map(group::divide), stabiliser);
    }
}
