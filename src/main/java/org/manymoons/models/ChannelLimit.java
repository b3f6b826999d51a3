package org.manymoons.models;

import java.util.ArrayList;
import java.util.List;
import org.manymoons.channel.ChannelSearch;
import org.manymoons.channel.LimitCertificate;
import org.manymoons.channel.limit.ExponentialTerm;
import org.manymoons.channel.limit.LimitState;
import org.manymoons.channel.limit.LimitTerm;
import org.manymoons.kernel.Kernels;
import org.manymoons.proof.ChannelCertificate;
import org.manymoons.proof.ChannelCertificate.Term;
import org.manymoons.proof.ChannelProver;
import org.manymoons.proof.LimitShape;
import org.manymoons.proof.NotProven;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** The limit of a channel from a network that is some way along it, and its certificate. */
final class ChannelLimit {
    private ChannelLimit() {}

    /** @throws NotProven where there is none */
    static ChannelCertificate certified(Network network, Samples samples, String source, double[] parameters)
            throws NotProven {
        ChannelProver prover = new ChannelProver(network, samples, source);
        if (!(ChannelSearch.from(Kernels.objective(network, samples), parameters, () -> false)
                        instanceof LimitCertificate.Certification.Verified verified)
                || verified.limit() == null) {
            throw new NotProven("its limit is not found again from the network that stands for it");
        }
        return prover.limit(terms(verified.limit()), verified.limit().parameters());
    }

    private static List<Term> terms(LimitState limit) throws NotProven {
        if (!limit.cuts().isEmpty()) {
            throw new NotProven("certificates are not for limits where a unit cuts samples off");
        }
        List<Term> terms = new ArrayList<>();
        for (LimitState.Piece piece : limit.pieces()) {
            LimitTerm term = piece.term();
            int sign = term instanceof ExponentialTerm exponential && exponential.sign() < 0 ? -1 : 1;
            terms.add(new Term(shape(term), sign));
        }
        return terms;
    }

    private static LimitShape shape(LimitTerm term) throws NotProven {
        return switch (term.kind()) {
            case UNIT -> LimitShape.UNIT;
            case DIPOLE -> LimitShape.DIPOLE;
            case EXPONENTIAL -> LimitShape.EXPONENTIAL;
            case SATURATED_DIPOLE -> LimitShape.SATURATED_DIPOLE;
            case TRIPOLE -> throw new NotProven("certificates are not for limits where three units merge");
            case STEP -> throw new NotProven("certificates are not for limits where a unit becomes a step");
            case HINGE -> throw new NotProven("certificates are not for limits where a unit becomes a hinge");
            case LINEAR, CUBIC, RAMP -> throw new NotProven("certificates are not for limits where units fade");
        };
    }
}
