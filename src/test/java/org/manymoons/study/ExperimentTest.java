package org.manymoons.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.manymoons.config.file.ConfigurationFile;
import org.manymoons.config.yaml.ConfigurationException;
import org.manymoons.data.ClassSizes;
import org.manymoons.data.MakeCircles;
import org.manymoons.data.MakeMoons;
import org.manymoons.data.numpy.NumpyNormal;
import org.manymoons.dl4j.Backend;
import org.manymoons.dl4j.Dl4jNetwork;
import org.manymoons.reference.Recipe;
import org.manymoons.reference.Samples;
import org.manymoons.reference.Updater;
import org.manymoons.results.Provenance;
import org.manymoons.results.RunPlan;

/** Every key of a configuration arrives where it is used. */
class ExperimentTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void theRecipeIsThatOfTheConfiguration() {
        Experiment experiment = Tiny.experiment("training.batch_size=16", "network.initial_weights.scale=0.5");
        Recipe recipe = experiment.plan().recipe();

        assertThat(recipe.network().parameterCount()).isEqualTo(5);
        assertThat(recipe.network().l2()).isEqualTo(0.01);
        assertThat(recipe.iterations()).isEqualTo(3);
        assertThat(recipe.batches()).extracting(Samples::size).containsExactly(16, 16, 8);
        assertThat(recipe.initialWeights().apply(7))
                .containsExactly(NumpyNormal.initialWeights(recipe.network(), 7, 0.5));
    }

    /** What was allocated on the way tells whether they were drawn: 250 MB if so, and 55 MB for the configuration alone. */
    @Test
    void whatIsTooMuchIsRefusedBeforeTheDataAreDrawn() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        assertThatThrownBy(() -> Tiny.experiment("data.n_samples=3000000", "network.hidden=[100]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "network.hidden: 1,203,000,000 samples x parameters are too many; at most 300,000,000");
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(120_000_000);
    }

    @Test
    void xavierWeightsAreDrawnByDl4j() {
        Recipe recipe = Tiny.experiment("network.initial_weights={scheme: xavier}")
                .plan()
                .recipe();

        double[] drawn = recipe.initialWeights().apply(7);

        assertThat(drawn)
                .hasSize(5)
                .containsExactly(Dl4jNetwork.xavier(recipe.network(), recipe.updater(), 7)
                        .parameters());
        assertThat(recipe.initialWeights().apply(8)).isNotEqualTo(drawn);
    }

    @Test
    void thePlanIsThatOfTheConfiguration() {
        RunPlan plan = Tiny.experiment(
                        "listeners={log_loss_every: 2, dump_parameters_every: 3, sharpness_every: 4}",
                        "reference.lockstep_tolerance=1e-9")
                .plan();

        assertThat(plan.seeds()).containsExactly(5L, 3L);
        assertThat(plan.logLossEvery()).isEqualTo(2);
        assertThat(plan.dumpEvery()).isEqualTo(3);
        assertThat(plan.sharpnessEvery()).isEqualTo(4);
        assertThat(plan.lockstepTolerance()).isEqualTo(1e-9);
        assertThat(plan.test()).isNull();
    }

    @Test
    void updatersHaveTheirOwnConstants() {
        assertThat(updater("training={updater: sgd, learning_rate: 0.5}")).isEqualTo(new Updater.Sgd(0.5));
        assertThat(updater("training={updater: nesterovs, learning_rate: 0.5, momentum: 0.25}"))
                .isEqualTo(new Updater.Nesterovs(0.5, 0.25));
        assertThat(updater("training={updater: adam, learning_rate: 0.5, beta1: 0.75, beta2: 0.875, epsilon: 1.0e-3}"))
                .isEqualTo(new Updater.Adam(0.5, 0.75, 0.875, 1e-3));
    }

    private static Updater updater(String setting) {
        return Tiny.experiment(setting).plan().recipe().updater();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dataAreDrawnAsConfigured(boolean shuffle) {
        ClassSizes sizes = new ClassSizes(12, 8);
        String common = "data.n_samples=[12, 8]";
        String shuffled = "data.shuffle=" + shuffle;

        assertThat(Tiny.experiment(common, shuffled, "data.noise=0.1", "data.random_state=9")
                        .data()
                        .training()
                        .inputs())
                .isDeepEqualTo(new MakeMoons(sizes, 0.1, 9, shuffle).samples().inputs());
        assertThat(Tiny.experiment(common, shuffled, "data.source=make_circles", "data.noise=0.1", "data.factor=0.3")
                        .data()
                        .training()
                        .inputs())
                .isDeepEqualTo(
                        new MakeCircles(sizes, 0.1, 0, shuffle, 0.3).samples().inputs());
    }

    @Test
    void aTestSetIsDrawnFromItsOwnSeed() {
        Experiment experiment = Tiny.experiment("data.test={random_state: 4}");

        assertThat(experiment.plan().test().inputs())
                .isDeepEqualTo(new MakeMoons(ClassSizes.ofTotal(40), 0.2, 4, true)
                        .samples()
                        .inputs());
        assertThat(experiment.title()).endsWith(", 40 samples + 40 for testing");
    }

    @Test
    void aTableHasItsLabelByNameOrByPlace() throws Exception {
        Files.writeString(temp.resolve("t.csv"), "x,kind,y\n1,0,5\n2,1,6\n3,0,7\n4,1,8\n");

        for (String label : List.of("kind", "1", "-2")) {
            Experiment experiment = table("label: " + label);
            assertThat(experiment.data().labelName()).isEqualTo("kind");
            assertThat(experiment.plan().recipe().training().inputs()[3]).containsExactly(4, 8);
            assertThat(experiment.plan().recipe().training().labels()).containsExactly(0, 1, 0, 1);
            assertThat(experiment.plan().test()).isNull();
        }
        Experiment held = table("label: kind, test: {fraction: 0.25, random_state: 0}");
        assertThat(held.plan().recipe().training().size()).isEqualTo(3);
        assertThat(held.plan().test().size()).isEqualTo(1);
    }

    private Experiment table(String settings) throws Exception {
        Path yaml = Files.writeString(
                temp.resolve("t.yaml"), "data: {source: csv, file: t.csv, header: true, " + settings + "}\n");
        return Experiment.of(ConfigurationFile.load(yaml, List.of("training.seeds=1")));
    }

    @Test
    void aCensusHasTheConfiguredSeedsAscending() {
        Experiment experiment = Tiny.experiment("census.seeds='7, 1-3'", "data.test={random_state: 4}");

        assertThat(experiment.census().seeds()).containsExactly(1L, 2L, 3L, 7L);
        assertThat(experiment.census().blockSize()).isEqualTo(2);
        assertThat(experiment.census().recipe()).isSameAs(experiment.plan().recipe());
        assertThat(experiment.census().test()).isSameAs(experiment.plan().test());
        assertThat(Tiny.experiment("census=null").census()).isNull();
    }

    @Test
    void theTitleSaysWhatIsTrainedOnWhat() {
        assertThat(Tiny.experiment("network.hidden=[3, 2]", "network.activation=sigmoid")
                        .title())
                .isEqualTo("quick: 2-3-2-1 sigmoid, 3 iterations of sgd, learning rate 1.2, l2 0.01, 40 samples");
    }

    @Test
    void theIdentityIsTheDataAndTheResolvedConfiguration() {
        Experiment experiment = Tiny.experiment();

        assertThat(experiment.identity())
                .startsWith("# data (SHA-256): " + experiment.data().checksum() + "\n")
                .endsWith(experiment.configuration().toYamlWithoutCluster());
    }

    @Test
    void resultsSayWhatTheyWereMadeWith() {
        Provenance provenance = Tiny.experiment().provenance();

        assertThat(provenance.dataChecksum()).isEqualTo(Tiny.experiment().data().checksum());
        assertThat(provenance.dl4j()).isEqualTo(Backend.version());
        assertThat(provenance.jvm())
                .isEqualTo(System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        assertThat(provenance.platform())
                .isEqualTo(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        assertThat(Provenance.programVersion())
                .isEqualTo(provenance.manymoons() + " (commit " + provenance.commit() + ")");
    }
}
