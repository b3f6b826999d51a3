package org.manymoons.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.manymoons.proof.CertifiedPair.Relation;

/** Made-up certificates of networks of two units with one input: w1, w2, b1, b2, v1, v2, c. */
class CertifiedPairTest {
    private static final double[] POINT = {1, 2, 0.5, -0.25, 3, -1, 0.75};

    private static Certificate certificate(String activation, double radius, int index, double loss, double... point) {
        return of(activation, 0.1, "data", radius, index, loss, point);
    }

    private static Certificate of(
            String activation, double l2, String data, double radius, int index, double loss, double... point) {
        return new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                new Certificate.Architecture(1, 2, activation),
                Certificate.LOSS,
                l2,
                new Certificate.Data(data, 10, ""),
                DoubleStream.of(point).mapToObj(BigDecimal::new).toList(),
                Collections.nCopies(7, radius),
                index,
                List.of(new BigDecimal(loss - 0.01), new BigDecimal(loss + 0.01)));
    }

    private static Certificate tanh(double radius, double... point) {
        return certificate("tanh", radius, 0, 0.5, point);
    }

    private static void are(Relation relation, Certificate a, Certificate b) {
        assertThat(CertifiedPair.of(a, b)).isEqualTo(relation);
        assertThat(CertifiedPair.of(b, a)).isEqualTo(relation);
    }

    @Test
    void ordersAndSignsMakeNoDifference() {
        Certificate wide = tanh(0.01, POINT);
        are(Relation.SAME, wide, tanh(0.001, POINT));
        are(Relation.SAME, wide, tanh(0.001, 2, 1, -0.25, 0.5, -1, 3, 0.75));
        are(Relation.SAME, wide, tanh(0.001, -1, 2, -0.5, -0.25, -3, -1, 0.75));
        are(Relation.SAME, wide, tanh(0.001, -2, -1, 0.25, -0.5, 1, -3, 0.75));
    }

    /** A sign belongs to all numbers of a unit; the output's bias has none. */
    @Test
    void oneOtherNumberIsAnotherPoint() {
        Certificate wide = tanh(0.01, POINT);
        for (int k = 0; k < 7; k++) {
            double[] other = POINT.clone();
            other[k] = -other[k];
            are(Relation.DIFFERENT, wide, tanh(0.001, other));
            other[k] = POINT[k] + 0.03;
            are(Relation.DIFFERENT, wide, tanh(0.001, other));
        }
    }

    /** Boxes that overlap and do not lie in each other: 0.01 and 0.01, moved by 0.005. */
    @Test
    void boxesThatOverlapAreUndecided() {
        for (int k = 0; k < 7; k++) {
            double[] other = POINT.clone();
            other[k] += 0.005;
            are(Relation.UNDECIDED, tanh(0.01, POINT), tanh(0.01, other));
            are(Relation.SAME, tanh(0.01, POINT), tanh(0.004, other));
            other[k] = POINT[k] + 0.019;
            are(Relation.UNDECIDED, tanh(0.01, POINT), tanh(0.01, other));
            other[k] = POINT[k] + 0.05;
            are(Relation.DIFFERENT, tanh(0.01, POINT), tanh(0.01, other));
        }
    }

    /** Two units near the same one of the other: neither is set against it twice. */
    @Test
    void noUnitIsTakenTwice() {
        double[] equal = {1, 1, 0.5, 0.5, 3, 3, 0.75};
        double[] apart = {1, 1.005, 0.5, 0.5, 3, 3, 0.75};
        are(Relation.SAME, tanh(0.01, equal), tanh(0.001, apart));
        double[] third = {1, 1.5, 0.5, 0.5, 3, 3, 0.75};
        assertThat(CertifiedPair.of(tanh(0.6, third), tanh(0.001, equal))).isEqualTo(Relation.SAME);
        assertThat(CertifiedPair.of(tanh(0.15, third), tanh(0.001, equal))).isEqualTo(Relation.DIFFERENT);
    }

    @Test
    void otherLossesOrIndicesAreDifferentPoints() {
        Certificate one = certificate("tanh", 0.01, 0, 0.5, POINT);
        are(Relation.DIFFERENT, one, certificate("tanh", 0.01, 1, 0.5, POINT));
        are(Relation.DIFFERENT, one, certificate("tanh", 0.001, 0, 0.53, POINT));
        are(Relation.SAME, one, certificate("tanh", 0.001, 0, 0.51, POINT));
    }

    @Test
    void whatIsAboutSomethingElseIsUndecided() {
        Certificate one = tanh(0.01, POINT);
        are(Relation.UNDECIDED, one, of("tanh", 0.2, "data", 0.001, 1, 0.9, POINT));
        are(Relation.UNDECIDED, one, of("tanh", 0.1, "other", 0.001, 1, 0.9, POINT));
        are(Relation.UNDECIDED, one, certificate("sigmoid", 0.001, 1, 0.9, POINT));
    }

    /** v s(z) = v - v s(-z): the sign of a unit moves the output's bias by v. */
    @Test
    void aSigmoidUnitsSignMovesTheBias() {
        Certificate wide = certificate("sigmoid", 0.01, 0, 0.5, POINT);
        are(Relation.SAME, wide, certificate("sigmoid", 0.001, 0, 0.5, -1, 2, -0.5, -0.25, -3, -1, 3.75));
        are(Relation.SAME, wide, certificate("sigmoid", 0.001, 0, 0.5, -2, 1, 0.25, 0.5, 1, 3, -0.25));
        are(Relation.DIFFERENT, wide, certificate("sigmoid", 0.001, 0, 0.5, -1, 2, -0.5, -0.25, -3, -1, 0.75));
    }
}
