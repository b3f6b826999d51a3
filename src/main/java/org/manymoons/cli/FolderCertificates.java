package org.manymoons.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.manymoons.cli.text.LongWork;
import org.manymoons.json.SealedJson;
import org.manymoons.models.CertificateFiles;
import org.manymoons.models.Certification;
import org.manymoons.models.ModelData;
import org.manymoons.proof.ProvenEnds;
import org.manymoons.study.Experiment;
import org.manymoons.study.folder.RunFolder;

/**
 * The certificates in the folder of a run or census. What was proven there once is proven again whenever the results are
 * written again, whether that is asked for or not, so that no proof is lost.
 */
final class FolderCertificates {
    private static final String PREFIX = CertificateFiles.FOLDER + "/";

    /** How a proof begins in a document, altered or not. */
    private static final String PROOF = "\"proof\" : {";

    private final Experiment experiment;
    private final Path folder;
    private final Predicate<Path> replaceable;
    private final boolean wanted;

    /**
     * Those of a folder, as its results say before they are written again.
     *
     * @param results the name of the document
     * @param asked   whether the ends are to be proven though they were not
     * @param force   whether plain files may be overwritten that are no certificates
     */
    FolderCertificates(Experiment experiment, RunFolder folder, String results, boolean asked, boolean force)
            throws IOException {
        this.experiment = experiment;
        this.folder = folder.file(CertificateFiles.FOLDER);
        String text = folder.read(results);
        wanted = asked || (text != null && text.contains(PROOF));
        Set<String> ours = SealedJson.names(folder.file(results));
        replaceable = file -> force || ours.contains(PREFIX + file.getFileName());
    }

    /** Whether the ends are to be proven. */
    boolean wanted() {
        return wanted;
    }

    /** Refuses what is in the way of certificates, before long work. */
    void requirePlace() {
        if (wanted) {
            int runs = experiment.plan().seeds().size();
            int census = experiment.census() == null
                    ? 0
                    : experiment.census().seeds().size();
            CertificateFiles.requirePlace(folder, runs + census, replaceable);
        }
    }

    /** What is proven of these ends, whose certificates are written. */
    Certification certified(List<Certification.Candidate> ends) throws IOException {
        CertificateFiles.requirePlace(folder, ends.size(), replaceable);
        Certification made = LongWork.shown(
                "proving " + ends.size() + " end states",
                () -> Certification.of(
                        experiment.plan().recipe().network(),
                        experiment.data().training(),
                        ModelData.source(experiment.configuration().data()),
                        ends));
        CertificateFiles.write(made, folder, replaceable);
        return made;
    }

    /** The names of the certificates' files in the folder of the results. */
    static List<String> names(@Nullable ProvenEnds proof) {
        return proof == null
                ? List.of()
                : proof.ends().stream()
                        .filter(end -> proof.isProven(end.what()))
                        .map(end -> PREFIX + end.number() + ".json")
                        .toList();
    }

    /** Whether a file of the folder of the results is one. */
    static boolean isCertificate(String name) {
        return name.startsWith(PREFIX);
    }
}
