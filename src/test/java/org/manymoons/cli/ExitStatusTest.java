package org.manymoons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.data.DataException;
import org.manymoons.endstate.Kind;
import org.manymoons.models.DataMismatch;
import org.manymoons.models.Fabricated;
import org.manymoons.models.ModelData;
import org.manymoons.results.RunRecord;
import org.manymoons.results.RunResults;
import org.manymoons.results.SeedResult;
import org.manymoons.results.SeedResult.LockstepSummary;
import org.manymoons.study.folder.RunFolder;

/** The statuses as --help lists them: 0 done, 1 unexpected, 2 usage, 3 unreadable, 4 disagreement, 5 failed seeds. */
class ExitStatusTest {
    @TempDir
    private Path temp = Path.of("");

    private static Program explained(Exception exception) {
        StringWriter err = new StringWriter();
        int status = CommandLineProgram.explain(exception, new PrintWriter(err, true));
        return new Program(status, "", err.toString());
    }

    private static DataMismatch mismatch() {
        ModelData data = Fabricated.data(Fabricated.QUARTERS);
        try {
            org.manymoons.models.PolishedModel.write(
                    Fabricated.model("a.npz", Fabricated.oneUnit(0), 1, 2, 3, 4), data, Path.of("config"), false);
        } catch (DataMismatch e) {
            return e;
        }
        throw new AssertionError("a folder is no file");
    }

    @Test
    void whatTheUserCanChangeIsAUsageError() {
        assertThat(explained(ConfigurationException.notUsable("a.b: is wrong")))
                .isEqualTo(new Program(2, "", "a.b: is wrong" + System.lineSeparator()));
        assertThat(explained(mismatch()))
                .isEqualTo(new Program(2, "", "config is a folder; name a file with -o" + System.lineSeparator()));
    }

    @Test
    void aFolderThatCannotBeUsedIsAUsageError() throws Exception {
        Exception refused = null;
        try (RunFolder folder = RunFolder.open(temp.resolve("run"), "x", false)) {
            RunFolder.open(folder.path(), "x", false);
        } catch (RunFolder.NotUsable e) {
            refused = e;
        }

        Program explained = explained(refused);
        assertThat(explained.status()).isEqualTo(2);
        assertThat(explained.err()).startsWith(temp.resolve("run") + ": another manymoons is writing there");
    }

    @Test
    void unreadableDataAreThree() {
        assertThat(explained(new DataException("x.csv:3: no number")))
                .isEqualTo(new Program(3, "", "x.csv:3: no number" + System.lineSeparator()));
    }

    @Test
    void whatTheMachineRefusesAndWhatNobodyForesawIsOne() {
        assertThat(explained(new AccessDeniedException("/x")))
                .isEqualTo(new Program(
                        1,
                        "",
                        "/x: no permission to write there; name another folder with --out" + System.lineSeparator()));
        assertThat(explained(new UncheckedIOException("x: disk full", new IOException("disk full"))))
                .isEqualTo(new Program(1, "", "x: disk full" + System.lineSeparator()));
        assertThat(explained(new IllegalStateException("oh")))
                .isEqualTo(new Program(
                        1,
                        "",
                        "unexpected failure: java.lang.IllegalStateException: oh; please report it with the command that"
                                + " you gave" + System.lineSeparator()));
    }

    private static RunRecord run(@Nullable Integer failedAt, @Nullable Boolean agrees) {
        LockstepSummary lockstep =
                agrees == null ? null : new LockstepSummary(1, 0, 1e-12, 1e-12, agrees, 0, null, null);
        return new RunRecord(
                new SeedResult(
                        1,
                        failedAt,
                        new SeedResult.Figures(null, null, null, null, null, null, null, null),
                        lockstep,
                        null,
                        null,
                        null),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static int status(RunRecord... runs) {
        return RunCommand.status(
                new RunResults(Arrays.asList(runs), List.of(), null, null, List.of(), List.of(), null));
    }

    @Test
    void aDisagreementWeighsMoreThanAFailedSeedAndOneOfEitherIsEnough() {
        assertThat(status()).isZero();
        assertThat(status(run(null, true), run(null, null))).isZero();
        assertThat(status(run(null, true), run(3, true))).isEqualTo(5);
        assertThat(status(run(null, true), run(null, false))).isEqualTo(4);
        assertThat(status(run(3, true), run(null, false))).isEqualTo(4);
    }

    @Test
    void aMistypedCommandIsNamedWithWhatMayBeMeantAndWhereToLook() {
        Program called = Program.call("insepct");

        assertThat(called.status()).isEqualTo(2);
        assertThat(called.err())
                .startsWith("Unmatched argument at index 0: 'insepct'")
                .contains("inspect")
                .endsWith("See: manymoons --help" + System.lineSeparator());
        assertThat(called.out()).isEmpty();
    }

    @Test
    void optionsAreNotAbbreviated() {
        assertThat(Program.call("inspect", "models/examples/seed-1.zip", "--no-dat")
                        .status())
                .isEqualTo(2);
    }

    @Test
    void helpGoesToStandardOutputAndListsTheStatuses() {
        Program help = Program.call("--help");

        assertThat(help.status()).isZero();
        assertThat(help.out()).contains("Exit status: 0 done, 1 unexpected failure, 2 usage", "compare", "polish");
    }

    @Test
    void theVersionNamesTheProgram() {
        assertThat(Program.call("--version").out()).startsWith("manymoons ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STRICT_MINIMUM      | The file holds the minimum.
            FLAT_MINIMUM        | The file holds the minimum.
            SADDLE              | The file holds a saddle: the loss still falls along some direction.
            NOT_CONVERGED       | No critical point was reached; the file holds the lowest point that was.
            CHANNEL_TO_INFINITY | There is no minimum to write: the loss falls for ever while weights grow. The file holds a network on the way.
            """)
    void polishSaysWhatTheZipHolds(Kind kind, String sentence) {
        assertThat(PolishCommand.meaning(kind)).isEqualTo(sentence);
    }
}
