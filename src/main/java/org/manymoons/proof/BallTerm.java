package org.manymoons.proof;

import org.manymoons.proof.ball.Ball;
import org.manymoons.proof.ball.BallFunctions;

/**
 * A term of a limit model at a sample: its value, first and second derivatives by its forms, and the leading part of what its units add to it
 * before they are at infinity, see {@link LimitShape}.
 *
 * @param second lower triangle
 * @param excess of a unit that stays finite 0
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric container, never compared
record BallTerm(Ball value, Ball[] first, Ball[][] second, Ball excess) {
    /** Of these values of its forms. */
    static BallTerm of(LimitShape shape, int sign, boolean tanh, Ball[] a) {
        return switch (shape) {
            case UNIT -> unit(jet(tanh, a[0]), a[1]);
            case DIPOLE -> dipole(jet(tanh, a[0]), a[1], a[2]);
            case EXPONENTIAL -> exponential(BallFunctions.exp(a[0]), sign);
            case SATURATED_DIPOLE -> saturatedDipole(BallFunctions.exp(a[0]), a[1], a[2]);
        };
    }

    /** f, f', f'', f''': T, D = 1 - T^2, -2 T D, D (4 - 6 D) of tanh; S, P = S (1 - S), P (1 - 2 S), P (1 - 6 P) of the sigmoid. */
    private static Ball[] jet(boolean tanh, Ball z) {
        Ball f = tanh ? BallFunctions.tanh(z) : BallFunctions.logistic(z);
        Ball first = tanh ? Ball.ONE.minus(f.times(f)) : f.times(Ball.ONE.minus(f));
        Ball second = first.times(tanh ? f.times(-2) : Ball.ONE.minus(f.times(2)));
        Ball third = first.times(tanh ? Ball.of(4).minus(first.times(6)) : Ball.ONE.minus(first.times(6)));
        return new Ball[] {f, first, second, third};
    }

    private static BallTerm unit(Ball[] f, Ball v) {
        return new BallTerm(
                v.times(f[0]),
                new Ball[] {v.times(f[1]), f[0]},
                new Ball[][] {{v.times(f[2])}, {f[1], Ball.ZERO}},
                Ball.ZERO);
    }

    private static BallTerm dipole(Ball[] f, Ball v, Ball r) {
        Ball rr = r.times(r);
        Ball cubic = rr.times(r).times(f[3]).over(Ball.of(6));
        return new BallTerm(
                v.times(f[0]).plus(r.times(f[1])),
                new Ball[] {v.times(f[1]).plus(r.times(f[2])), f[0], f[1]},
                new Ball[][] {{v.times(f[2]).plus(r.times(f[3]))}, {f[1], Ball.ZERO}, {f[2], Ball.ZERO, Ball.ZERO}},
                cubic.plus(v.times(rr).times(f[2]).over(Ball.of(2))));
    }

    private static BallTerm exponential(Ball e, int sign) {
        Ball value = e.times(sign);
        return new BallTerm(
                value,
                new Ball[] {value},
                new Ball[][] {{value}},
                value.times(e).negate());
    }

    private static BallTerm saturatedDipole(Ball e, Ball r, Ball k) {
        Ball square = e.times(e);
        Ball value = r.times(e).plus(k.times(square));
        return new BallTerm(
                value,
                new Ball[] {value.plus(k.times(square)), e, square},
                new Ball[][] {
                    {value.plus(k.times(square).times(3))}, {e, Ball.ZERO}, {square.times(2), Ball.ZERO, Ball.ZERO}
                },
                value.times(e).times(-2));
    }
}
