package dev.marquee;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.marquee.basics.PlainJava;
import dev.marquee.question.AskedQuestion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for the dependencies between packages. */
final class ArchitectureTest {
    private static final String FLINK = "org.apache.flink..";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .importUrl(Marquee.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching("dev.marquee.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void csvDependsOnlyOnArchiveAndBasics() {
        assertDependsOnlyOn("dev.marquee.csv", "dev.marquee.archive", "dev.marquee.basics");
    }

    @Test
    void archiveDependsOnNoOtherPackage() {
        assertDependsOnlyOn("dev.marquee.archive");
    }

    private static void assertDependsOnlyOn(String dependent, String... allowed) {
        noClasses()
                .that()
                .resideInAPackage(dependent)
                .should()
                .dependOnClassesThat(
                        describe(
                                "are in another package",
                                type ->
                                        type.getPackageName().startsWith("dev.marquee")
                                                && !type.getPackageName().equals(dependent)
                                                && !List.of(allowed)
                                                        .contains(type.getPackageName())))
                .check(CLASSES);
    }

    @Test
    void basicsDependOnNoFeatureAndNotOnFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.basics..")
                .should()
                .dependOnClassesThat(
                        describe(
                                "are in a feature's package or in a package of Flink",
                                type ->
                                        type.getPackageName()
                                                        .matches(
                                                                "(dev\\.marquee|org\\.apache\\.flink).*")
                                                && !type.getPackageName()
                                                        .equals("dev.marquee.basics")))
                .check(CLASSES);
    }

    @Test
    void sharedPackagesDependOnNoJob() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.marquee.job..",
                        "dev.marquee.files..",
                        "dev.marquee.cli..",
                        "dev.marquee.run..",
                        "dev.marquee.thumbnails..",
                        "dev.marquee.rabbitmq..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.marquee.trending..", "dev.marquee.movies..")
                .check(CLASSES);
    }

    @Test
    void theCommandLineDoesNotDependOnRuns() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.marquee.run..", "org.apache.flink.streaming..")
                .check(CLASSES);
    }

    @Test
    void jobsDoNotDependOnEachOther() {
        slices().matching("dev.marquee.(trending|movies)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void questionsDoNotDependOnEachOther() {
        slices().matching("dev.marquee.trending.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    /**
     * Rules and their values are plain Java. A class may use Flink only if it has a supertype of
     * Flink or is the question that builds the graph. The package of sightings is the exception: it
     * defines a network format, written with Flink's own classes.
     */
    @Test
    void rulesOfQuestionsDoNotDependOnFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.trending.*..")
                .and()
                .resideOutsideOfPackage("dev.marquee.trending.worldwide.sightings")
                .and(describe("do not adapt to Flink", type -> !adaptsToFlink(outermost(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(CLASSES);
    }

    @Test
    void rulePackagesDoNotDependOnFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee..rule..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(CLASSES);
    }

    /** The question depends on the sightings and these on the rules, never the other way. */
    @Test
    void packagesWithinAQuestionAreFreeOfCycles() {
        slices().matching("dev.marquee.trending.worldwide.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.marquee.trending.worldwide.rule..",
                        "dev.marquee.trending.worldwide.sightings..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.marquee.trending.worldwide")
                .check(CLASSES);
    }

    private static boolean adaptsToFlink(JavaClass type) {
        return type.isAssignableTo(AskedQuestion.class)
                || Stream.concat(
                                type.getAllRawSuperclasses().stream(),
                                type.getAllRawInterfaces().stream())
                        .anyMatch(parent -> parent.getPackageName().startsWith("org.apache.flink"));
    }

    @Test
    void plainJavaDoesNotDependOnFlink() {
        noClasses()
                .that(
                        describe(
                                "are plain Java",
                                type -> outermost(type).isAnnotatedWith(PlainJava.class)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(CLASSES);
    }

    @Test
    void theSampleGeneratorDoesNotDependOnFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(CLASSES);
    }

    @Test
    void noClassDependsOnTheMainClass() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Marquee.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Marquee.class)
                .check(CLASSES);
    }

    /** The simple name identifies a class, without a look at the imports. */
    @Test
    void everyClassNameIsUnique() {
        Map<String, List<JavaClass>> byName =
                CLASSES.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getSimpleName));
        byName.values().removeIf(sameName -> sameName.size() == 1);
        assertThat(byName).isEmpty();
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
