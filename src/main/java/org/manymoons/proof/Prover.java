package org.manymoons.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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
    /** Chosen: the first box, whose spread, proportional to the radius, tells which radius will do. */
    private static final double TRIAL = 0x1p-30;

    /** Chosen: the spread to aim at; below 1 with room for other programs, whose arithmetic may be wider. */
    private static final double AIM = 0.25;

    /** Chosen: no box is accepted that holds by less. */
    private static final double REACH = 0.8;

    private static final double LARGEST = 1e-3;
    private static final int TRIES = 6;
    private static final int EMPTY_TRIES = 10;
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
            return boxed(parameters);
        } catch (ArithmeticException e) {
            throw new NotProven("the numbers of the proof cannot be bounded: " + e.getMessage());
        }
    }

    private Certificate boxed(double[] parameters) throws NotProven {
        PreciseNewton.Found found = PreciseNewton.refine(data, BallData.balls(parameters));
        Krawczyk.Centre centre = Krawczyk.Centre.of(data, found);
        double radius = TRIAL;
        Krawczyk test = tested(centre, radius);
        for (int n = 0; n < TRIES; n++) {
            boolean enough = test.reach() < REACH && (test.spread() > AIM / 4 || radius == LARGEST);
            if (enough) {
                return certificate(found.point(), radius, test);
            }
            radius = rounded(Math.min(LARGEST, radius * Math.max(1e-6, AIM / test.spread() * Math.pow(0.5, n))));
            test = tested(centre, radius);
        }
        throw new NotProven("no box around the refined point passes Krawczyk's test");
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
                radius = rounded(Math.min(1, radius));
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
        Ball[] point = Arrays.stream(midpoint).map(Ball::of).toArray(Ball[]::new);
        double radius = rounded(Collections.max(certificate.radius()) * NARROWER);
        try {
            Ball[][] inverse =
                    ApproximateInverse.of(BallDerivatives.of(data, point).hessian());
            Krawczyk test = tested(Krawczyk.Centre.of(data, new PreciseNewton.Found(midpoint, inverse)), radius);
            if (test.reach() < REACH) {
                return certificate(midpoint, radius, test);
            }
        } catch (ArithmeticException e) {
            throw new NotProven("the numbers of the proof cannot be bounded: " + e.getMessage());
        }
        throw new NotProven("no narrower box passes Krawczyk's test");
    }

    private Krawczyk tested(Krawczyk.Centre centre, double radius) throws NotProven {
        double[] all = new double[centre.point().length];
        Arrays.fill(all, radius);
        return Krawczyk.test(centre, all);
    }

    private static double rounded(double radius) {
        return new BigDecimal(radius)
                .round(new MathContext(2, RoundingMode.DOWN))
                .doubleValue();
    }

    private Certificate certificate(BigDecimal[] midpoint, double radius, Krawczyk test) {
        return new Certificate(
                Certificate.Claim.CRITICAL_POINT,
                Certificate.Architecture.of(data.network()),
                Certificate.LOSS,
                data.network().l2(),
                named,
                List.of(midpoint),
                Collections.nCopies(midpoint.length, radius),
                test.index(),
                interval(test.loss()));
    }

    /** Twice as wide as proven, so that other programs may be less sharp. */
    private static List<BigDecimal> interval(Ball loss) {
        BigDecimal half = new BigDecimal(2 * loss.radius() + 1e-40);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.min(45, half.scale() - half.precision() + 3));
        int places = unit.scale();
        return List.of(
                loss.midpoint().subtract(half).setScale(places, RoundingMode.FLOOR),
                loss.midpoint().add(half).setScale(places, RoundingMode.CEILING));
    }
}
