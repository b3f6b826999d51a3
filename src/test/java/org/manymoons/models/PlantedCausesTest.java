package org.manymoons.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why two trainings part, of 200 pairs that NumPy and PyTorch made ({@code golden/parting.py}). */
@Tag("slow")
class PlantedCausesTest {
    @TempDir
    private Path temp = Path.of("");

    @Test
    void causesThatNumpyAndPytorchPlantedAreNamed() {
        List<PlantedCauses.Found> all = PlantedCauses.all(Path.of("src/test/resources/golden/parting.zip"), temp);

        assertThat(all).hasSize(200);
        assertThat(all).filteredOn(PlantedCauses.Found::isWronglyCertain).isEmpty();
        assertThat(Stream.of(all.toArray(PlantedCauses.Found[]::new)).filter(found -> !found.isRight()))
                .hasSizeLessThanOrEqualTo(10);
    }
}
