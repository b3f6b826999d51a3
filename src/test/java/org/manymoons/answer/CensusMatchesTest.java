package org.manymoons.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.manymoons.census.Fabricated.found;
import static org.manymoons.results.MadeUp.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.manymoons.census.CensusResult;
import org.manymoons.census.FoundEndState;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.results.RunRecord;

class CensusMatchesTest {
    private static final String BY_ROUNDING =
            " again in plain Java, from the same weights by the same updates: rounding alone parted the two.";
    private static final CensusResult THREE_ENDS = census(
            found(Kind.STRICT_MINIMUM, List.of(1L, 4L), List.of()),
            found(Kind.CHANNEL_TO_INFINITY, List.of(2L, 3L), List.of(5L)),
            found(Kind.CHANNEL_TO_INFINITY, List.of(5L, 6L), List.of()),
            found(Kind.NOT_CONVERGED, List.of(7L), List.of()));

    @Test
    void oneRunIsSpokenOfAlone() {
        assertThat(sentences(run(run -> run.match(Verdict.SAME, 0))))
                .containsExactly("The run trained by DL4J reaches an end state that the census found too.");
        assertThat(sentences(run(run -> run.seed(8).match(Verdict.DIFFERENT))))
                .containsExactly("The run trained by DL4J reaches an end state that the census did not find.");
        assertThat(sentences(run(run -> run.match(Verdict.UNDECIDED, 0, 1))))
                .containsExactly(
                        "It is undecided whether the run trained by DL4J reaches an end state that the census found.");
    }

    @Test
    void aSeedThatEndedElsewhereInPlainJavaIsNamed() {
        RunRecord home = run(run -> run.seed(1).match(Verdict.SAME, 0).lockstep(true));
        RunRecord away = run(run -> run.seed(2).match(Verdict.SAME, 0).lockstep(true));
        RunRecord unseen = run(run -> run.seed(4).match(Verdict.DIFFERENT).lockstep(true));

        assertThat(sentences(home, away))
                .containsExactly(
                        "Both runs trained by DL4J reach end states that the census found too.",
                        "Seed 2 led to another end state when the census trained it" + BY_ROUNDING);
        assertThat(sentences(home, away, unseen))
                .last()
                .isEqualTo("Seeds 2, 4 led to other end states when the census trained them" + BY_ROUNDING);
    }

    @Test
    void onlyWhatIsProvenIsSaidToBeElsewhere() {
        RunRecord perhapsTheSame = run(run -> run.seed(6).match(Verdict.SAME, 1));
        RunRecord perhapsTheSameToo = run(run -> run.seed(3).match(Verdict.SAME, 2));
        RunRecord unknown = run(run -> run.seed(7).match(Verdict.SAME, 0));
        RunRecord undecided = run(run -> run.seed(1).match(Verdict.UNDECIDED, 1));
        RunRecord notOfTheCensus = run(run -> run.seed(9).match(Verdict.DIFFERENT));

        assertThat(sentences(perhapsTheSame, perhapsTheSameToo, unknown, undecided, notOfTheCensus))
                .containsExactly(
                        "Of the 5 runs trained by DL4J 3 reach an end state that the census found too, 1 reaches one that"
                                + " it did not find, of 1 it is undecided whether the census found theirs.");
    }

    @Test
    void roundingIsNotBlamedWhereAStepDisagreed() {
        assertThat(sentences(run(run -> run.seed(2).match(Verdict.SAME, 0).lockstep(false))))
                .last()
                .isEqualTo(
                        "Seed 2 led to another end state when the census trained it again in plain Java, from the same"
                                + " weights by the same updates.");
    }

    private static List<String> sentences(RunRecord... runs) {
        return new CensusMatches(List.of(runs), THREE_ENDS).sentences();
    }

    private static CensusResult census(FoundEndState... ends) {
        return new CensusResult(
                new CensusResult.Counts(9, 0, List.of(), 1, 2, 1, null),
                List.of(ends),
                null,
                List.of(),
                List.of(),
                null);
    }
}
