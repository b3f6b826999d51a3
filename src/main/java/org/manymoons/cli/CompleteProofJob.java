package org.manymoons.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.manymoons.cli.options.ClusterOptions;
import org.manymoons.cli.text.ProgressDisplay;
import org.manymoons.cli.text.StopNotice;
import org.manymoons.cluster.ClusterWork;
import org.manymoons.data.WholeFile;
import org.manymoons.journal.BlockLines;
import org.manymoons.json.Json;
import org.manymoons.models.ModelData;
import org.manymoons.proof.NotProven;
import org.manymoons.proof.complete.CompleteProof;
import org.manymoons.reference.Network;
import org.manymoons.reference.Samples;
import org.manymoons.study.ClusterRun;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/** A proof of all critical points in its folder, where a stopped one goes on. */
final class CompleteProofJob {
    private static final String BLOCKS = "blocks";

    private final Experiment experiment;
    private final Path place;
    private final double below;
    private final Network network;
    private final Samples samples;
    private final String source;
    private final String fingerprint;
    private final Path journal;

    CompleteProofJob(Experiment experiment, Path place, double below) throws NotProven {
        this.experiment = experiment;
        this.place = place;
        this.below = below;
        network = experiment.plan().recipe().network();
        samples = experiment.data().training();
        source = ModelData.source(experiment.configuration().data());
        CompleteProof.requireFor(network, samples);
        fingerprint = CompleteProof.fingerprint(network, samples, below);
        journal = place.resolve(fingerprint + ".jsonl");
    }

    /**
     * Searches, on a cluster if one is asked for; the folder is locked meanwhile.
     *
     * @throws RunFolder.NotUsable if another program does the same search there
     */
    CompleteProof run(ClusterOptions options, int threads)
            throws NotProven, IOException, InterruptedException, RunFolder.NotUsable {
        Files.createDirectories(place);
        Path lockFile = place.resolve(fingerprint + ".lock");
        if (Files.isSymbolicLink(lockFile)) {
            throw new RunFolder.NotUsable(
                    lockFile + ": is a link, which is not followed; remove it or name another folder" + " with --out");
        }
        try (FileChannel file = FileChannel.open(
                        lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = locked(file)) {
            ClusterRun cluster =
                    options.cluster(experiment.configuration().cluster(), place.resolve(BLOCKS), fingerprint);
            int missing = CompleteProof.missing(network, fingerprint, journal);
            try (ProgressDisplay progress = new ProgressDisplay("branch and bound", missing);
                    StopNotice notice = new StopNotice()) {
                if (cluster != null) {
                    search(cluster, progress);
                }
                CompleteProof proof = CompleteProof.of(
                        network,
                        samples,
                        source,
                        below,
                        journal,
                        threads,
                        cluster == null ? progress::accept : finished -> {});
                write(proof);
                return proof;
            }
        }
    }

    private FileLock locked(FileChannel file) throws IOException, RunFolder.NotUsable {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new RunFolder.NotUsable(
                    place + ": another manymoons does this search there; wait for it or name another with --out");
        }
        return lock;
    }

    private void search(ClusterRun cluster, ProgressDisplay progress) throws IOException {
        ClusterWork work = CompleteProof.work(network, samples, source, below);
        List<Integer> parts = CompleteProof.missingParts(network, fingerprint, journal);
        cluster.run(work, parts, progress::accept);
        for (int part : parts) {
            try (BlockLines lines = cluster.lines(work.file(part))) {
                CompleteProof.takeIn(lines, fingerprint, journal);
            }
        }
        for (int part : parts) {
            cluster.files().delete(work.file(part));
        }
        cluster.tidy();
    }

    private void write(CompleteProof proof) throws IOException {
        byte[] json = Json.write(proof).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(place.resolve(fingerprint + ".json"), file -> file.write(json));
        for (int n = 0; n < proof.points().size(); n++) {
            byte[] point = Json.write(proof.points().get(n)).getBytes(StandardCharsets.UTF_8);
            Path certificates = Files.createDirectories(place.resolve(fingerprint));
            WholeFile.write(certificates.resolve((n + 1) + ".json"), file -> file.write(point));
        }
    }
}
