package org.manymoons.channel.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.channel.limit.LimitState.Cut;
import org.manymoons.channel.limit.LimitState.Piece;
import org.manymoons.reference.Activation;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;

/** A limit's pieces: taken from a network, moved, replaced, cut off and given back. */
class LimitStateTest {
    private static final Network NETWORK = Network.of(2, List.of(2), Activation.TANH, 0);
    private static final double[] P = {1, 2, 3, 4, 5, 6, 7, 8, 9}; // W1, b1, W2, b2
    private static final Piece LINE = new Piece(new LinearTerm(false), new double[] {1, 2}, List.of(3));
    private static final Piece CUBIC = new Piece(new CubicTerm(-1, false), new double[] {1, 2, 3, 4, 5}, List.of(4, 2));
    private static final Cut FIRST = new Cut(0, new double[3], new boolean[] {true, false, false}, 1);
    private static final Cut SECOND = new Cut(1, new double[3], new boolean[] {false, false, true}, -1);

    @Test
    void aNetworkIsItsUnitsAndItsOutputBias() {
        LimitState state = LimitState.of(NETWORK, P);
        assertThat(state.parameters()).containsExactly(1, 2, 5, 7, 3, 4, 6, 8, 9);
        assertThat(state.pieces()).extracting(Piece::units).containsExactly(List.of(0), List.of(1));
        assertThat(state.pieces()).extracting(Piece::term).containsOnly(new UnitTerm(Activation.TANH));
        assertThat(state.cuts()).isEmpty();
        assertThat(state.isNetwork()).isTrue();
        assertThat(state.network(NETWORK)).containsExactly(P);
    }

    @Test
    void unitsInAnotherOrderReturnToTheirPlaces() {
        LimitState state = LimitState.of(NETWORK, P);
        List<Piece> turned = List.of(state.pieces().get(1), state.pieces().get(0));
        assertThat(new LimitState(turned, 9, List.of()).network(NETWORK)).containsExactly(P);
    }

    @Test
    void theSameTermsAtOtherParameters() {
        LimitState state = new LimitState(List.of(LINE, CUBIC), 7, List.of(FIRST));
        double[] moved = {10, 20, 30, 40, 50, 60, 70, 80};
        assertThat(state.at(moved).parameters()).containsExactly(moved);
        assertThat(state.at(moved).pieces()).extracting(Piece::units).containsExactly(List.of(3), List.of(4, 2));
        assertThat(state.at(moved).pieces()).extracting(Piece::term).containsExactly(LINE.term(), CUBIC.term());
        assertThat(state.at(moved).cuts()).containsExactly(FIRST);
    }

    @Test
    void replacedPiecesStandInFront() {
        LimitState state = LimitState.of(NETWORK, P);
        LimitState replaced = state.replaced(List.of(state.pieces().get(1)), List.of(LINE, CUBIC), 0.5);
        assertThat(replaced.pieces())
                .containsExactly(LINE, CUBIC, state.pieces().get(0));
        assertThat(replaced.constant()).isEqualTo(9.5);
        assertThat(replaced.isNetwork()).isFalse();
    }

    @Test
    void aCutTakesAPieceAwayAndIsTakenBackLastOneFirst() {
        LimitState state = LimitState.of(NETWORK, P);
        Piece gone = state.pieces().get(0);
        LimitState cut = state.cut(state.pieces().get(1), SECOND, 1).cut(gone, FIRST, -0.5);
        assertThat(cut.pieces()).isEmpty();
        assertThat(cut.cuts()).containsExactly(SECOND, FIRST);
        assertThat(cut.constant()).isEqualTo(9.5);
        LimitState back = cut.uncut(gone, 0.25);
        assertThat(back.pieces()).containsExactly(gone);
        assertThat(back.cuts()).containsExactly(SECOND);
        assertThat(back.constant()).isEqualTo(9.75);
        assertThat(back.isNetwork()).isFalse();
    }

    @Test
    void theSamplesBeyondAnyCutAreExcluded() {
        LimitState state = new LimitState(List.of(LINE), 0, List.of(FIRST, SECOND));
        assertThat(state.excluded(3)).containsExactly(true, false, true);
        assertThat(new LimitState(List.of(LINE), 0, List.of()).excluded(2)).containsExactly(false, false);
        assertThat(state.model(new Samples(new double[3][2], new double[3])).excluded())
                .containsExactly(true, false, true);
    }

    @Test
    void fadingTermsAreBentWithAFurtherParameterAtZero() {
        Piece unit = LimitState.of(NETWORK, P).pieces().get(0);
        LimitState bent = new LimitState(List.of(LINE, unit, CUBIC), 7, List.of(FIRST)).bent();
        assertThat(bent.pieces())
                .extracting(Piece::term)
                .containsExactly(new LinearTerm(true), unit.term(), new CubicTerm(-1, true));
        assertThat(bent.parameters()).containsExactly(1, 2, 0, 1, 2, 5, 7, 1, 2, 3, 4, 5, 0, 7);
        assertThat(bent.pieces()).extracting(Piece::units).containsExactly(List.of(3), List.of(0), List.of(4, 2));
        assertThat(bent.cuts()).containsExactly(FIRST);
    }

    @Test
    void onlyASingleFadingUnitIsALine() {
        assertThat(new LimitState(List.of(CUBIC, LINE), 0, List.of()).hasLine()).isTrue();
        assertThat(new LimitState(List.of(CUBIC), 0, List.of()).hasLine()).isFalse();
    }

    @Test
    void aPieceKnowsItsLinearFormAndItsUnits() {
        Piece unit = LimitState.of(NETWORK, P).pieces().get(0);
        assertThat(unit.affine(new double[] {0.5, -1})).isCloseTo(0.5 - 2 + 5, within(1e-15));
        assertThat(CUBIC.unitsWith(LINE)).containsExactly(2, 3, 4);
    }
}
