package org.manymoons.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.manymoons.data.Dataset;
import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallSum;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Certifies the critical point near a network: refined in high precision, then proven to be there in as wide a box as holds. */
public final class Prover {
    /** Chosen: far above the gradient of a point that polishing has reached, which is some 1e-12. */
    private static final double AT_REST = 1e-7;

    /** Chosen: a radius a millionth of the step says nothing to anybody. */
    private static final int EMPTY_TRIES = 10;

    /** Chosen: so that two boxes around points that look alike lie apart. */
    private static final double NARROWER = 1e-3;

    private final BallData data;
    private final Certificate.Data named;

    private Prover(BallData data, Certificate.Data named) {
        this.data = data;
        this.named = named;
    }

    /**
     * For networks of this architecture on these samples.
     *
     * @param source of the samples, in words
     * @throws NotProven if it is none of those that can be certified
     */
    public static Prover of(Network network, Samples samples, String source) throws NotProven {
        String sha256 = Dataset.of(samples).checksum();
        return new Prover(BallData.of(network, samples), new Certificate.Data(sha256, samples.size(), source));
    }

    /**
     * The critical point near these parameters.
     *
     * @throws NotProven if none could be proven
     */
    public Certificate criticalPoint(double[] parameters) throws NotProven {
        try {
            return certificate(ProvenBox.near(data, parameters));
        } catch (ArithmeticException e) {
            throw new NotProven("the numbers of the proof cannot be bounded: " + e.getMessage() + hint(parameters));
        } catch (NotProven e) {
            throw new NotProven(e.getMessage() + hint(parameters));
        }
    }

    /** What to do where nothing was proven because the point is on its way. */
    private String hint(double[] parameters) {
        double largest = Arrays.stream(BallDerivatives.gradient(data, BallData.balls(parameters)))
                .mapToDouble(Ball::lowerAbs)
                .max()
                .orElse(0);
        return largest > AT_REST
                ? "; the weights are at no critical point, the gradient there is "
                        + new BigDecimal(largest).round(new MathContext(2)).doubleValue()
                        + ": carry them to one with polish first"
                : "";
    }

    /**
     * A radius within which no critical point is, in every parameter: with Y near the inverse of the Hessian at p, a zero of the gradient
     * g in the box X needs Y g(p) = -(Y H(X)) (x - p) in every row, and a row where |Y g(p)| is larger than |Y H(X)| times the
     * radius forbids it.
     *
     * @return 0 where none was found
     */
    public double emptyWithin(double[] parameters) {
        try {
            Ball[] point = BallData.balls(parameters);
            BallDerivatives there = BallDerivatives.of(data, point);
            Ball[][] inverse = ApproximateInverse.of(there.hessian());
            Ball[] step = PreciseNewton.product(inverse, there.gradient());
            double radius =
                    0.5 * Arrays.stream(step).mapToDouble(Ball::lowerAbs).max().orElse(0);
            for (int n = 0; n < EMPTY_TRIES && radius > 0; n++) {
                radius = ProvenBox.rounded(Math.min(1, radius));
                if (isEmpty(point, inverse, step, radius)) {
                    return radius;
                }
                radius *= 0.25;
            }
        } catch (ArithmeticException | NotProven e) {
            return 0; // nothing is proven then
        }
        return 0;
    }

    private boolean isEmpty(Ball[] point, Ball[][] inverse, Ball[] step, double radius) {
        Ball[] box = Arrays.stream(point).map(ball -> ball.widened(radius)).toArray(Ball[]::new);
        Ball[][] hessian = BallDerivatives.of(data, box).hessian();
        for (int k = 0; k < box.length; k++) {
            double reach = 0;
            for (int l = 0; l < box.length; l++) {
                BallSum entry = new BallSum();
                for (int j = 0; j < box.length; j++) {
                    entry.add(inverse[k][j], hessian[j][l]);
                }
                reach += entry.total().upperAbs() * radius;
            }
            if (step[k].lowerAbs() > reach * (1 + 0x1p-40)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same critical point in a box of a thousandth of the radius, which may lie in another certificate's box.
     *
     * @throws NotProven if that cannot be proven
     */
    public Certificate narrowed(Certificate certificate) throws NotProven {
        BigDecimal[] midpoint = certificate.midpoint().toArray(BigDecimal[]::new);
        double radius = ProvenBox.rounded(Collections.max(certificate.radius()) * NARROWER);
        try {
            return certificate(ProvenBox.around(data, midpoint, radius));
        } catch (ArithmeticException e) {
            throw new NotProven("the numbers of the proof cannot be bounded: " + e.getMessage());
        }
    }

    private Certificate certificate(ProvenBox box) {
        return new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                Certificate.Architecture.of(data.network()),
                Certificate.LOSS,
                data.network().l2(),
                named,
                List.of(box.midpoint()),
                box.radii(),
                box.test().index(),
                ProvenBox.interval(box.test().loss()));
    }
}
