package org.manymoons.proof;

import java.math.BigDecimal;
import java.util.List;

/**
 * The statement that a channel to infinity of a network without weight decay has a limit, for anybody to prove again from this alone; the
 * keys of its JSON file. All numbers are meant exactly, as in a {@link Certificate}.
 *
 * <p>The limit model's logit is the sum of the terms and a constant. Stated is: <em>the box holds exactly one critical point of the
 * model's loss, a strict minimum on all of the box; its loss lies in {@code loss_interval}; and the leading coefficient of the loss by which
 * each group of units that goes to infinity exceeds it is positive and lies in {@code excess}</em>. Hence there are networks above and arbitrarily
 * near this limit, and the limit is a strict minimum of its family.
 *
 * @param claim        always {@value #CLAIM}
 * @param network      the architecture, whose units the terms stand for
 * @param loss         always {@value Certificate#LOSS}, without weight decay
 * @param data         the training samples
 * @param terms        of the limit model
 * @param midpoint     of the box: the parameters of each term in turn, the constant last
 * @param radius       of the box
 * @param lossInterval that holds the limit
 * @param excess       for each term that stands for units which go to infinity, in their order
 */
public record ChannelCertificate(
        String claim,
        Certificate.Architecture network,
        String loss,
        Certificate.Data data,
        List<Term> terms,
        List<BigDecimal> midpoint,
        List<Double> radius,
        List<BigDecimal> lossInterval,
        List<List<BigDecimal>> excess)
        implements Statement {
    /** What such a certificate states. */
    public static final String CLAIM = "channel";

    /**
     * One term.
     *
     * @param sign of an exponential, 1 or -1; otherwise 1
     */
    public record Term(LimitShape shape, int sign) {}

    public ChannelCertificate {
        terms = List.copyOf(terms);
        midpoint = List.copyOf(midpoint);
        radius = List.copyOf(radius);
        lossInterval = List.copyOf(lossInterval);
        excess = excess.stream().map(List::copyOf).toList();
        int inputs = network.inputs();
        Certificate.require(claim.equals(CLAIM), "claim is " + CLAIM);
        Certificate.require(loss.equals(Certificate.LOSS), "loss is " + Certificate.LOSS);
        Certificate.requireOrdinary(network);
        Certificate.require(
                terms.stream().mapToInt(term -> term.shape().units()).sum() == network.hidden(),
                "terms stand for all hidden units");
        Certificate.require(
                terms.stream()
                        .allMatch(term ->
                                term.sign() == 1 || (term.sign() == -1 && term.shape() == LimitShape.EXPONENTIAL)),
                "sign is 1, or -1 of an exponential");
        long size =
                1 + terms.stream().mapToLong(term -> term.shape().size(inputs)).sum();
        Certificate.requireBox(midpoint, radius, size, lossInterval);
        long departing =
                terms.stream().filter(term -> term.shape() != LimitShape.UNIT).count();
        Certificate.require(departing > 0, "some term stands for units that go to infinity");
        Certificate.require(
                excess.size() == departing && excess.stream().allMatch(Certificate::isInterval),
                "excess is [low, high] for each term but units");
        Certificate.require(excess.stream().allMatch(pair -> pair.get(0).signum() > 0), "every excess is above 0");
        Certificate.require(data.samples() > 0, "samples is 1 or more");
    }
}
