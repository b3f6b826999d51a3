package org.manymoons.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.manymoons.cli.text.ProgressDisplay;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.data.WholeFile;
import org.manymoons.json.Json;
import org.manymoons.models.ModelData;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.complete.CompleteProof;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.study.Experiment;

/** A proof of all critical points in its folder, where a stopped one goes on. */
final class CompleteProofJob {
    private CompleteProofJob() {}

    static CompleteProof run(Experiment experiment, Path place, double below, int threads)
            throws NotProven, IOException, InterruptedException {
        Network network = experiment.plan().recipe().network();
        Samples samples = experiment.data().training();
        String data = ModelData.source(experiment.configuration().data());
        CompleteProof.requireFor(network, samples);
        String fingerprint = CompleteProof.fingerprint(network, samples, below);
        Files.createDirectories(place);
        Path journal = place.resolve(fingerprint + ".jsonl");
        int missing = CompleteProof.missing(network, fingerprint, journal);
        try (ProgressDisplay progress = new ProgressDisplay("branch and bound", missing);
                StopNotice notice = new StopNotice()) {
            CompleteProof proof = CompleteProof.of(network, samples, data, below, journal, threads, progress::accept);
            byte[] json = Json.write(proof).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(place.resolve(fingerprint + ".json"), file -> file.write(json));
            for (int n = 0; n < proof.points().size(); n++) {
                byte[] point = Json.write(proof.points().get(n)).getBytes(StandardCharsets.UTF_8);
                Path certificates = Files.createDirectories(place.resolve(fingerprint));
                WholeFile.write(certificates.resolve((n + 1) + ".json"), file -> file.write(point));
            }
            return proof;
        }
    }
}
