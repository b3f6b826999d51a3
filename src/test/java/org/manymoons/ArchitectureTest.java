package org.manymoons;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which package may use which; the design in a form that fails when it is broken. */
@AnalyzeClasses(packages = "org.manymoons", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.manymoons.(*)..").should().beFreeOfCycles();

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

    @ArchTest
    static final ArchRule kernelKnowsTheReferenceOnly = onlyUses("kernel", "reference");

    /** Everything else must load in a virtual machine without that module. */
    @ArchTest
    static final ArchRule vectorsStayBehindTheLoops = noClasses()
            .that()
            .haveSimpleNameNotStartingWith("Vector")
            .should()
            .dependOnClassesThat(resideInAPackage("jdk.incubator.."));

    @ArchTest
    static final ArchRule symmetryKnowsTheReferenceOnly = onlyUses("symmetry", "reference");

    @ArchTest
    static final ArchRule configKnowsTheReferenceOnly = onlyUses("config", "reference");

    @ArchTest
    static final ArchRule dataKnowsTheReferenceOnly = onlyUses("data", "reference");

    @ArchTest
    static final ArchRule landscapeKnowsMathematicsOnly = onlyUses("landscape", "reference", "kernel", "symmetry");

    @ArchTest
    static final ArchRule censusKnowsNoDl4jAndNoFolder =
            onlyUses("census", "reference", "kernel", "symmetry", "landscape", "json");

    @ArchTest
    static final ArchRule jsonKnowsNobody = onlyUses("json");

    @ArchTest
    static final ArchRule dl4jIsALeaf = onlyUses("dl4j", "reference", "data");

    @ArchTest
    static final ArchRule modelsKnowNoCommandLine =
            onlyUses("models", "reference", "kernel", "symmetry", "landscape", "run", "dl4j", "config", "data");

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
