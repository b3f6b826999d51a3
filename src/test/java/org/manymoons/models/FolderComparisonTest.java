package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.manymoons.compare.PairVerdict;
import org.manymoons.data.DataException;

/** Two folders put together from the models that come with the program. */
class FolderComparisonTest {
    private static final Path EXAMPLES = Path.of("models/examples");

    @TempDir
    private Path temp = Path.of("");

    private Path a = Path.of("");
    private Path b = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        a = Files.createDirectory(temp.resolve("a"));
        b = Files.createDirectory(temp.resolve("b"));
    }

    private static void model(Path folder, String name, int example) throws IOException {
        Files.copy(EXAMPLES.resolve("seed-" + example + ".zip"), folder.resolve(name));
    }

    private static void dump(Path folder, long seed, double value) throws IOException {
        Files.writeString(
                folder.resolve("seed-" + seed + ".parameters.csv"),
                "iteration,loss_before_update,b1_1\n0,0.7,1\n10,0.6," + value + "\n");
    }

    @Test
    void seedsAreComparedInNumericalOrderAndTheOthersNamed() throws IOException {
        model(a, "seed-10.zip", 1);
        model(a, "seed-9.zip", 1);
        model(a, "seed-3.zip", 1);
        model(a, "seed-x.zip", 1);
        model(a, "seed-12345678901.zip", 1);
        model(b, "seed-9.zip", 1);
        model(b, "seed-10.zip", 2);
        model(b, "seed-4.zip", 1);

        FolderComparison compared = FolderComparison.of(a, b, null);

        assertThat(compared.seeds()).extracting(FolderComparison.Seed::seed).containsExactly(9L, 10L);
        assertThat(compared.seeds())
                .extracting(seed -> seed.comparison().verdict())
                .containsExactly(PairVerdict.IDENTICAL, PairVerdict.UNDECIDED);
        assertThat(compared.onlyA()).containsExactly(3L);
        assertThat(compared.onlyB()).containsExactly(4L);
    }

    @Test
    void theDumpsOfASeedSayWhereItsTrainingsParted() throws IOException {
        for (Path folder : new Path[] {a, b}) {
            model(folder, "seed-1.zip", 1);
            model(folder, "seed-2.zip", 1);
        }
        dump(a, 1, 2);
        dump(b, 1, 2.5);
        dump(a, 2, 2);
        dump(b, 2, 2);

        FolderComparison compared = FolderComparison.of(a, b, null);

        assertThat(compared.seeds().get(0)).satisfies(seed -> {
            assertThat(seed.partsAtIteration()).isEqualTo(10);
            assertThat(seed.growthRate()).isNull();
            assertThat(seed.finalDifference()).isEqualTo(0.5);
        });
        assertThat(compared.seeds().get(1)).satisfies(seed -> {
            assertThat(seed.partsAtIteration()).isNull();
            assertThat(seed.finalDifference()).isZero();
        });
    }

    @Test
    void oneDumpAloneSaysNothing() throws IOException {
        for (Path folder : new Path[] {a, b}) {
            model(folder, "seed-1.zip", 1);
            model(folder, "seed-2.zip", 1);
        }
        dump(a, 1, 2);
        dump(b, 2, 2);

        assertThat(FolderComparison.of(a, b, null).seeds()).hasSize(2).allSatisfy(seed -> {
            assertThat(seed.partsAtIteration()).isNull();
            assertThat(seed.finalDifference()).isNull();
        });
    }

    @Test
    void withoutASeedInCommonBothListsAreNamed() throws IOException {
        model(a, "seed-1.zip", 1);
        model(b, "seed-2.zip", 1);

        assertThatThrownBy(() -> FolderComparison.of(a, b, null))
                .isInstanceOf(DataException.class)
                .hasMessage(a + " has models of the seeds [1], " + b
                        + " of [2]; folders are compared seed by seed, so they need a seed in common");
    }

    @Test
    void whatCannotBeListedIsNamed() {
        assertThatThrownBy(() -> FolderComparison.of(temp.resolve("none"), b, null))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(temp.resolve("none") + ": cannot be listed: ");
    }
}
