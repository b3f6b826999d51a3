package org.manymoons.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.manymoons.cli.text.LongWork;
import org.manymoons.data.WholeFile;
import org.manymoons.json.SealedJson;
import org.manymoons.models.CertificateFiles;
import org.manymoons.models.Certification;
import org.manymoons.models.Certification.Candidate;
import org.manymoons.models.CertifiedFolder;
import org.manymoons.models.ModelData;
import org.manymoons.study.Experiment;

/**
 * The certificates in the folder of a run or census. What was proven there once, by {@code --prove} or by the command {@code prove},
 * is proven again whenever something of it is lost, whether that is asked for or not, so that no proof is lost.
 */
final class FolderCertificates {
    private static final String PREFIX = CertificateFiles.FOLDER + "/";

    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "[1-9]\\d{0,8}\\.json");

    /** How a proof begins in a document, altered or not. */
    private static final String PROOF = "\"proof\" : {";

    private final Experiment experiment;
    private final Path folder;
    private final Predicate<Path> replaceable;
    private final boolean told;
    private final boolean lacking;
    private final List<String> spoilt;
    private List<String> names;

    /**
     * Those of a folder, as its results say before they are written again.
     *
     * @param results the name of the document
     * @param asked   whether the ends are to be proven though they were not
     * @param force   whether plain files may be overwritten that are no certificates
     */
    FolderCertificates(Experiment experiment, Path folder, String results, boolean asked, boolean force)
            throws IOException {
        this.experiment = experiment;
        this.folder = folder;
        Path document = folder.resolve(results);
        Set<String> ours = SealedJson.names(document);
        List<String> damaged = SealedJson.damaged(document);
        spoilt = damaged.stream().filter(FolderCertificates::isCertificate).toList();
        replaceable = file -> force || ours.contains(PREFIX + file.getFileName());
        names = ours.stream()
                .filter(name -> isCertificate(name) && !damaged.contains(name))
                .sorted(Comparator.comparingInt(FolderCertificates::number))
                .toList();
        boolean orphaned = ours.isEmpty()
                && CertificateFiles.holds(
                        place(),
                        experiment.plan().recipe().network(),
                        experiment.data().training());
        boolean proven = Files.isRegularFile(document)
                ? Files.readString(document, StandardCharsets.ISO_8859_1).contains(PROOF)
                : orphaned;
        told = asked || proven;
        lacking = orphaned || told && !proven || !spoilt.isEmpty();
    }

    private Path place() {
        return folder.resolve(CertificateFiles.FOLDER);
    }

    /** Whether the results say what is proven. */
    boolean areTold() {
        return told;
    }

    /** Whether something is to be proven though the results are as they were written. */
    boolean areLacking() {
        return lacking;
    }

    /** Whether there are certificates, or are to be. */
    boolean areWanted() {
        return told || lacking || !names.isEmpty();
    }

    /** Refuses what is in the way of certificates, before long work. */
    void requirePlace() {
        if (areWanted()) {
            int runs = experiment.plan().seeds().size();
            int census = experiment.census() == null
                    ? 0
                    : experiment.census().seeds().size();
            CertificateFiles.requirePlace(place(), runs + census, replaceable);
        }
    }

    /** What is proven of these ends, whose certificates are written, and those of saddles again that had some. */
    Certification certified(List<Candidate> ends) throws IOException {
        List<Candidate> all = new ArrayList<>(ends);
        if (Stream.concat(names.stream(), spoilt.stream()).anyMatch(name -> number(name) > ends.size())) {
            all.addAll(CertifiedFolder.saddles(folder));
        }
        return written(all, ends.size() + " end states").first(ends.size());
    }

    /** What is proven of these points, whose certificates are written. */
    Certification written(List<Candidate> points, String what) throws IOException {
        CertificateFiles.requirePlace(place(), points.size(), replaceable);
        Certification made = LongWork.within(
                "proving " + what,
                () -> Certification.of(
                        experiment.plan().recipe().network(),
                        experiment.data().training(),
                        ModelData.source(experiment.configuration().data()),
                        points));
        CertificateFiles.write(made, place(), replaceable);
        for (String name : spoilt) {
            Path file = folder.resolve(name);
            boolean ofLostSaddle = number(name) > points.size(); // no landscape has it any more
            if (ofLostSaddle && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(file);
            }
        }
        names = made.points().stream()
                .filter(point -> point.statement() != null)
                .map(point -> PREFIX + point.number() + ".json")
                .toList();
        return made;
    }

    /** The names of the certificates' files in the folder of the results. */
    List<String> names() {
        return names;
    }

    /** Notes the checksums of the certificates in a document that is there. */
    void seal(Path document) throws IOException {
        String sealed = SealedJson.resealed(document, FolderCertificates::isCertificate, names);
        if (sealed != null) {
            WholeFile.write(document, out -> out.write(sealed.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Whether a file of the folder of the results is one. */
    static boolean isCertificate(String name) {
        return NAME.matcher(name).matches();
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(PREFIX.length(), name.lastIndexOf('.')));
    }
}
