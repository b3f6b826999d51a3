package org.manymoons.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.manymoons.cli.text.CertificationText;
import org.manymoons.cli.text.LongWork;
import org.manymoons.data.DataException;
import org.manymoons.models.CertificateFiles;
import org.manymoons.proof.Statement;
import org.manymoons.proof.check.CertificateCheck;
import org.manymoons.reference.Samples;

/** Certificates proven again, one or all in a folder. */
final class CheckedCertificates {
    private static final String PROVEN = "proven: ";

    private CheckedCertificates() {}

    /** Prints a line for each; whether all hold. */
    static boolean print(Path place, Samples samples, PrintWriter out) throws IOException {
        boolean hold = true;
        if (Files.isDirectory(place)) {
            List<Path> certificates = certificates(place);
            if (certificates.isEmpty()) {
                throw new DataException(
                        place + ": holds no certificate, no file that ends in .json; name one, or a folder of them");
            }
            for (Path each : certificates) {
                String said = LongWork.shown("checking " + each, () -> outcomeOrRefusal(each, samples));
                hold &= said.startsWith(PROVEN);
                out.println(each.getFileName() + ": " + said);
            }
        } else {
            String said = LongWork.shown("checking " + place, () -> outcome(place, samples));
            hold = said.startsWith(PROVEN);
            out.println(said);
        }
        out.flush();
        return hold;
    }

    private static List<Path> certificates(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static String outcomeOrRefusal(Path file, Samples samples) {
        try {
            return outcome(file, samples);
        } catch (DataException e) {
            return "not proven: " + e.getMessage();
        }
    }

    private static String outcome(Path file, Samples samples) {
        Statement certificate = CertificateFiles.read(file);
        String refusal = CertificateCheck.refusal(certificate, samples, share -> {});
        return refusal == null ? CertificationText.proven(certificate) : "not proven: " + refusal;
    }
}
