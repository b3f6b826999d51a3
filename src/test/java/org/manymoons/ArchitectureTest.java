package org.manymoons;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which package may use which; the design in a form that fails when it is broken. */
@AnalyzeClasses(packages = "org.manymoons", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("org.manymoons.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.manymoons.(**)").should().beFreeOfCycles();

    /** A name that stands twice has to be told apart by its import, which nobody reads. */
    @ArchTest
    static void noClassNameStandsTwice(JavaClasses all) {
        Map<String, List<String>> names = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));

        assertThat(names.values()).allSatisfy(same -> assertThat(same).hasSize(1));
    }

    /** Larger rooms are no longer seen at a glance. */
    @ArchTest
    static void noPackageHasMoreThanTwentyClasses(JavaClasses all) {
        Map<String, Long> sizes = all.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(20));
    }

    @ArchTest
    static final ArchRule referenceIsPlainJava = classes()
            .that()
            .resideInAPackage("..reference..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.manymoons.reference.."));

    @ArchTest
    static final ArchRule onlyDl4jKnowsDl4j = noClasses()
            .that()
            .resideOutsideOfPackage("..manymoons.dl4j..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.datavec.."));

    /** Everything else must load in a virtual machine without that module. */
    @ArchTest
    static final ArchRule vectorsStayBehindTheLoops = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Vector")
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.incubator.."));

    /** The rooms from the ground up; a room knows only rooms that stand before it here, and not all of those. */
    private static final List<String> MATHEMATICS = List.of(
            "wording",
            "reference",
            "rounding",
            "data",
            "kernel",
            "symmetry",
            "spectrum",
            "descent",
            "kink",
            "channel",
            "endstate",
            "compare");

    @ArchTest
    static void mathematicsStandsOnMathematics(JavaClasses all) {
        for (int k = 0; k < MATHEMATICS.size(); k++) {
            onlyUses(MATHEMATICS.get(k), MATHEMATICS.subList(0, k).toArray(String[]::new))
                    .check(all);
        }
    }

    @ArchTest
    static final ArchRule kernelKnowsTheReferenceOnly = onlyUses("kernel", "reference");

    @ArchTest
    static final ArchRule symmetryKnowsTheReferenceOnly = onlyUses("symmetry", "reference");

    @ArchTest
    static final ArchRule lockstepKnowsTheReferenceAndItsRounding = onlyUses("lockstep", "reference", "rounding");

    @ArchTest
    static final ArchRule configKnowsTheReferenceOnly = onlyUses("config", "reference");

    @ArchTest
    static final ArchRule dataKnowsTheReferenceOnly = onlyUses("data", "reference");

    @ArchTest
    static final ArchRule jsonKnowsNobody = onlyUses("json");

    @ArchTest
    static final ArchRule predictionsKnowTheReferenceOnly = onlyUses("predictions", "reference");

    @ArchTest
    static final ArchRule proofStandsOnTheNetworkAndItsDataOnly =
            onlyUses("proof", "reference", "data", "threads", "journal", "cluster");

    private static final Set<String> THE_FILE = Set.of(
            "org.manymoons.proof.Statement",
            "org.manymoons.proof.Certificate",
            "org.manymoons.proof.ChannelCertificate",
            "org.manymoons.proof.LimitShape");

    /** A checker that shares code with the prover repeats its mistakes. */
    @ArchTest
    static final ArchRule theCheckSharesOnlyTheFileWithTheProver = noClasses()
            .that()
            .resideInAPackage("..proof.check..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.manymoons.proof", "org.manymoons.proof.ball..", "..proof.complete..")
                    .and(describe(
                            "are not the certificate",
                            type -> !THE_FILE.contains(type.getName().split("\\$")[0]))));

    @ArchTest
    static final ArchRule partingKnowsNoFileAndNoFramework =
            onlyUses("parting", "reference", "kernel", "symmetry", "spectrum", "data", "wording");

    @ArchTest
    static final ArchRule threadsKnowNobody = onlyUses("threads");

    @ArchTest
    static final ArchRule journalKnowsNoSeedsWork = onlyUses("journal", "json", "threads", "data");

    @ArchTest
    static final ArchRule modelFilesAreReadWithoutDl4j = onlyUses("modelfile", "reference", "data");

    @ArchTest
    static final ArchRule dl4jIsALeaf = onlyUses("dl4j", "reference", "lockstep", "rounding", "data", "modelfile");

    @ArchTest
    static final ArchRule censusKnowsNoDl4jAndNoFolder = onlyUses(
            "census",
            "reference",
            "rounding",
            "lockstep",
            "kernel",
            "symmetry",
            "spectrum",
            "channel",
            "endstate",
            "predictions",
            "proof",
            "json",
            "journal",
            "wording");

    @ArchTest
    static final ArchRule landscapeKnowsNoFolder = onlyUses(
            "landscape",
            "reference",
            "rounding",
            "kernel",
            "symmetry",
            "spectrum",
            "descent",
            "endstate",
            "compare",
            "channel",
            "journal",
            "threads",
            "wording");

    @ArchTest
    static final ArchRule sentencesComeFromResults = onlyUses(
            "answer",
            "results",
            "predictions",
            "compare",
            "census",
            "endstate",
            "channel",
            "spectrum",
            "symmetry",
            "reference",
            "wording");

    @ArchTest
    static final ArchRule nothingBelowTheStudyKnowsIt = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..manymoons.study..",
                    "..manymoons.sweep..",
                    "..manymoons.models..",
                    "..manymoons.report..",
                    "..manymoons.cli..")
            .should()
            .dependOnClassesThat(resideInAPackage("..manymoons.study.."));

    @ArchTest
    static final ArchRule theReportIsUsedByTheCommandLineOnly = noClasses()
            .that()
            .resideOutsideOfPackages("..manymoons.cli..", "..manymoons.report..")
            .should()
            .dependOnClassesThat(resideInAPackage("..manymoons.report.."));

    @ArchTest
    static final ArchRule onlyMainEndsTheJvm = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.manymoons.Manymoons")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    private static final Set<String> WRITING = Set.of("format", "formatted", "printf", "toUpperCase", "toLowerCase");

    /** In some countries 2 is another digit, 0.5 has a comma, and the small letter of I has no dot. */
    @ArchTest
    static final ArchRule textIsTheSameInEveryCountry = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "it writes as the country does",
                    access -> access.getTarget() instanceof CodeUnitAccessTarget target
                            && WRITING.contains(target.getName())
                            && Stream.of(String.class, PrintStream.class, PrintWriter.class)
                                    .anyMatch(target.getOwner()::isEquivalentTo)
                            && target.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Locale.class))));

    private static ArchRule onlyUses(String name, String... others) {
        String[] allowed = Stream.concat(Stream.of(name), Stream.of(others))
                .map(other -> "org.manymoons." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.manymoons." + name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.manymoons..").and(not(resideInAnyPackage(allowed))));
    }
}
