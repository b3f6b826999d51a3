package org.manymoons.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.manymoons.data.Dataset;
import org.manymoons.proof.ball.Ball;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** Certifies the limit of a channel: the minimum of its limit model, and that each group of units comes to it from above. */
public final class ChannelProver {
    /** Chosen: in narrower boxes the excess is known to more digits, so that its sign is. */
    private static final double NARROWER = 1e-3;

    /** Chosen: after as many the box is a 1e-12th of the first. */
    private static final int TRIES = 4;

    private final BallData data;
    private final Certificate.Data named;

    /**
     * For channels of this network on these samples.
     *
     * @param source of the samples, in words
     * @throws NotProven if it is none of those that can be certified
     */
    public ChannelProver(Network network, Samples samples, String source) throws NotProven {
        if (network.l2() > 0) {
            throw new NotProven("certificates of channels are for networks without weight decay");
        }
        data = BallData.of(network, samples);
        named = new Certificate.Data(Dataset.of(samples).checksum(), samples.size(), source);
    }

    /**
     * The limit near these parameters.
     *
     * @param terms      of the limit model
     * @param parameters of each term in turn, the constant last
     * @throws NotProven if it could not be proven to be one
     */
    public ChannelCertificate limit(List<ChannelCertificate.Term> terms, double[] parameters) throws NotProven {
        try {
            return proven(new BallLimit(terms, data), parameters);
        } catch (ArithmeticException e) {
            throw new NotProven("the numbers of the proof cannot be bounded: " + e.getMessage());
        }
    }

    private ChannelCertificate proven(BallLimit model, double[] parameters) throws NotProven {
        ProvenBox box = ProvenBox.near(model, parameters);
        if (box.test().index() > 0) {
            throw new NotProven("the limit model has a saddle there and no minimum");
        }
        List<Ball> excess = model.excess(box.points());
        for (int n = 0; n < TRIES && excess.stream().anyMatch(ball -> !isSigned(ball)); n++) {
            box = box.narrowed(NARROWER);
            excess = model.excess(box.points());
        }
        List<List<BigDecimal>> intervals = new ArrayList<>();
        for (Ball ball : excess) {
            if (ball.isNegative()) {
                throw new NotProven("there are networks below this limit, proven: it is no end of a channel");
            }
            List<BigDecimal> interval = ProvenBox.interval(ball);
            if (interval.get(0).signum() <= 0) {
                throw new NotProven("the sign of a group's excess above the limit cannot be told");
            }
            intervals.add(interval);
        }
        return new ChannelCertificate(
                ChannelCertificate.CLAIM,
                Certificate.Architecture.of(data.network()),
                Certificate.LOSS,
                named,
                model.terms(),
                List.of(box.midpoint()),
                box.radii(),
                ProvenBox.interval(box.test().loss()),
                intervals);
    }

    private static boolean isSigned(Ball ball) {
        return ball.isNegative() || ProvenBox.interval(ball).get(0).signum() > 0;
    }
}
