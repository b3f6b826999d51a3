package org.manymoons.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.manymoons.endstate.Kind;
import org.manymoons.endstate.SameEndState.Verdict;
import org.manymoons.json.Json;
import org.manymoons.results.AnswerSection.Topic;
import org.manymoons.results.SeedResult.LockstepSummary;

class RunResultsTest {
    @Test
    void theSectionsOfTheAnswerHaveTheirHeadings() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::heading))
                .containsExactly("As trained", "Carried on", "Many starts", "Predictions", "What you can do");
        assertThat(Json.line(new AnswerSection(Topic.MANY_STARTS, List.of("One.")))
                        .strip())
                .isEqualTo("{\"heading\":\"Many starts\",\"sentences\":[\"One.\"]}");
    }

    @Test
    void aRunThatFailedHasItsUpdateAndItsLockstepOnly() {
        LockstepSummary lockstep = new LockstepSummary(3, 1e-16, 1e-12, 1e-12, true, 0, null, null);
        SeedResult failed = SeedResult.failed(7, 3, lockstep);

        assertThat(failed.hasFailed()).isTrue();
        assertThat(MadeUp.trained(7).hasFailed()).isFalse();
        assertThat(failed.seed()).isEqualTo(7);
        assertThat(failed.failedAtIteration()).isEqualTo(3);
        assertThat(failed.lockstep()).isSameAs(lockstep);
        assertThat(failed.cost()).isNull();
        assertThat(failed.parameters()).isNull();
    }

    @Test
    void ofARunNothingIsKnownButItsTraining() {
        SeedResult training = MadeUp.trained(7, 1, 2);
        RunRecord run = RunRecord.of(training);

        assertThat(run.seed()).isEqualTo(7);
        assertThat(run.training()).isSameAs(training);
        assertThat(run.kind()).isNull();
        assertThat(run.censusMatch()).isNull();
    }

    @Test
    void aMatchIsAddedToWhatIsKnown() {
        RunRecord run = MadeUp.run(made -> made.seed(3));
        RunRecord matched = run.matching(Verdict.UNDECIDED, List.of(0, 2));

        assertThat(run.kind()).isEqualTo(Kind.STRICT_MINIMUM);
        assertThat(matched)
                .isEqualTo(new RunRecord(
                        run.training(),
                        run.negativeEigenvalues(),
                        run.converged(),
                        run.kind(),
                        run.polished(),
                        Verdict.UNDECIDED,
                        List.of(0, 2)));
    }

    @Test
    void theTrainingsAreThoseOfTheRunsInTheirOrder() {
        List<RunRecord> runs = List.of(MadeUp.run(run -> run.seed(5)), MadeUp.failed(2));
        RunResults results =
                new RunResults(runs, List.of(), null, null, List.of(), List.of(), Provenance.of("checksum", null));

        assertThat(results.trainings())
                .containsExactly(runs.get(0).training(), runs.get(1).training());
    }

    @Test
    void provenanceNamesProgramMachineAndData() throws IOException {
        Properties build = new Properties();
        try (InputStream in = RunResultsTest.class.getResourceAsStream("/manymoons-build.properties")) {
            build.load(in);
        }
        String version = build.getProperty("git.build.version");
        String commit = build.getProperty("git.commit.id.describe");
        Provenance provenance = Provenance.of("checksum", null);

        assertThat(provenance.manymoons()).isEqualTo(version).matches("\\d+\\.\\d+.*");
        assertThat(provenance.commit()).isEqualTo(commit);
        assertThat(Provenance.programVersion()).isEqualTo(version + " (commit " + commit + ")");
        assertThat(provenance.dl4j()).matches("\\d+\\.\\d+.*");
        assertThat(provenance.jvm()).contains("VM", System.getProperty("java.runtime.version"));
        assertThat(provenance.platform())
                .isEqualTo(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        assertThat(provenance.dataChecksum()).isEqualTo("checksum");
    }
}
