package org.manymoons.landscape.search;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.endstate.EndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.Polisher;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Objective;
import org.manymoons.reference.Samples;

/**
 * Six points and one tanh unit with l2 0.02, whose loss has three minima, the lowest beside the middle one and that beside the highest:
 * SciPy's fsolve finds these five critical points with one negative eigenvalue at most whose unit is not dead, from 3,000 starts, and
 * its BDF method goes down from both saddles along the gradient. The digits are mpmath's, by findroot with 30.
 */
public final class ThreeMinima {
    public static final Samples SAMPLES = new Samples(
            new double[][] {{1, 0.5}, {2, -0.3}, {-1, 0.2}, {-2, -0.7}, {0.5, 0.3}, {-0.2, 0.6}},
            new double[] {1, 1, 0, 1, 0, 1});

    public static final Network NETWORK = Network.of(2, List.of(1), Activation.TANH, 0.02);

    public static final double LOWEST_COST = 0.5869990350377984763973359;
    public static final double MIDDLE_COST = 0.5912455553666609500518996;
    public static final double HIGHEST_COST = 0.624989879954506215083922;

    /** Of the pass from the lowest to the middle one; the eigenvalues are 2.9e-3 apart at least. */
    public static final double LOWER_PASS = 0.6089587811332128652085113;

    static final double LOWER_CURVATURE = -0.1011987303798;
    static final double LOWER_SECOND = 0.019679082242855;

    /** Of the pass from the middle one to the highest. */
    public static final double HIGHER_PASS = 0.6291605875104873873336974;

    static final double HIGHER_CURVATURE = -0.039395739018262;

    private ThreeMinima() {}

    public static double[] lowest() {
        return new double[] {
            1.4518944854317047446,
            0.38839987523904274796,
            -1.8195962243304066264,
            1.3598362556509864452,
            1.5459147157779254069
        };
    }

    public static double[] middle() {
        return new double[] {
            0.26404925953264847215,
            -1.7741188934684958034,
            -0.59659913527769590083,
            1.5115330506719646862,
            1.5317676324270529897
        };
    }

    public static double[] highest() {
        return new double[] {
            -1.0061059190830163391,
            -0.89271246235601369464,
            -2.2858867099827894052,
            0.99870044866138200679,
            1.4968069888846278734
        };
    }

    static double[] lowerPass() {
        return new double[] {
            0.52761264076225244662,
            -0.83963706723013432699,
            -0.71988234243515036637,
            1.1206822205526139944,
            1.3530567392350823928
        };
    }

    static double[] higherPass() {
        return new double[] {
            -0.3514439758081044089,
            -1.2202125851333627971,
            -1.3372657594188098222,
            0.94509343200574517238,
            1.4274607944410401341
        };
    }

    static Objective objective() {
        return Objective.of(NETWORK, SAMPLES);
    }

    /** The unit's signs changed. */
    static double[] flipped(double[] p) {
        return new double[] {-p[0], -p[1], -p[2], -p[3], p[4]};
    }

    /** The three by their cost. */
    static List<EndState> ends() {
        List<EndState> ends = new ArrayList<>();
        for (double[] p : List.of(lowest(), middle(), highest())) {
            EndState end = Polisher.inspect(objective(), p);
            if (end.kind() != Kind.STRICT_MINIMUM) {
                throw new IllegalStateException("mpmath's minimum is one: " + end.kind());
            }
            ends.add(end);
        }
        return ends;
    }
}
