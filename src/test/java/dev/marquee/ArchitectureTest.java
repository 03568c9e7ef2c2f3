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

/** The dependencies that packages must not have. */
final class ArchitectureTest {
    private static final String FLINK = "org.apache.flink..";

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .importUrl(Marquee.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching("dev.marquee.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void csvKnowsOnlyArchivesAndBasics() {
        assertKnowsOnly("dev.marquee.csv", "dev.marquee.archive", "dev.marquee.basics");
    }

    @Test
    void archivesKnowNoOtherPackage() {
        assertKnowsOnly("dev.marquee.archive");
    }

    private static void assertKnowsOnly(String one, String... others) {
        noClasses()
                .that()
                .resideInAPackage(one)
                .should()
                .dependOnClassesThat(
                        describe(
                                "are in another package",
                                type ->
                                        type.getPackageName().startsWith("dev.marquee")
                                                && !type.getPackageName().equals(one)
                                                && !List.of(others)
                                                        .contains(type.getPackageName())))
                .check(HOUSE);
    }

    @Test
    void basicsKnowNoFeature() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.basics..")
                .should()
                .dependOnClassesThat(
                        describe(
                                "are in a feature's package, or in Flink's",
                                type ->
                                        type.getPackageName()
                                                        .matches(
                                                                "(dev\\.marquee|org\\.apache\\.flink).*")
                                                && !type.getPackageName()
                                                        .equals("dev.marquee.basics")))
                .check(HOUSE);
    }

    @Test
    void whatJobsShareKnowsNoJob() {
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
                .check(HOUSE);
    }

    @Test
    void theCommandLineKnowsNothingOfRuns() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.marquee.run..", "org.apache.flink.streaming..")
                .check(HOUSE);
    }

    @Test
    void jobsDoNotKnowEachOther() {
        slices().matching("dev.marquee.(trending|movies)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void questionsDoNotKnowEachOther() {
        slices().matching("dev.marquee.trending.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    /**
     * Rules and the values that they decide on are plain Java. A class may use Flink only if it
     * adapts to it: by a supertype of Flink, or as the question that builds the graph. The package
     * of sightings is a format on the network, written with Flink's own classes.
     */
    @Test
    void rulesOfTheQuestionsKnowNoFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.trending.*..")
                .and()
                .resideOutsideOfPackage("dev.marquee.trending.worldwide.sightings")
                .and(describe("do not adapt to Flink", type -> !adaptsToFlink(outermost(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(HOUSE);
    }

    @Test
    void packagesOfRulesKnowNoFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee..rule..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(HOUSE);
    }

    /** The question knows how its rows are shipped, the shipping knows the rules, and not back. */
    @Test
    void packagesWithinAQuestionAreFreeOfCycles() {
        slices().matching("dev.marquee.trending.worldwide.(**)")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.marquee.trending.worldwide.rule..",
                        "dev.marquee.trending.worldwide.sightings..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.marquee.trending.worldwide")
                .check(HOUSE);
    }

    private static boolean adaptsToFlink(JavaClass type) {
        return type.isAssignableTo(AskedQuestion.class)
                || Stream.concat(
                                type.getAllRawSuperclasses().stream(),
                                type.getAllRawInterfaces().stream())
                        .anyMatch(parent -> parent.getPackageName().startsWith("org.apache.flink"));
    }

    @Test
    void plainJavaKnowsNoFlink() {
        noClasses()
                .that(
                        describe(
                                "are plain Java",
                                type -> outermost(type).isAnnotatedWith(PlainJava.class)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(HOUSE);
    }

    @Test
    void theGeneratorOfSamplesKnowsNoFlink() {
        noClasses()
                .that()
                .resideInAPackage("dev.marquee.sample..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(FLINK)
                .check(HOUSE);
    }

    @Test
    void nothingKnowsTheMainClass() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Marquee.class.getName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Marquee.class)
                .check(HOUSE);
    }

    /** A reader knows which class is meant without looking at the imports. */
    @Test
    void everyClassNameIsUsedOnce() {
        Map<String, List<JavaClass>> byName =
                HOUSE.stream()
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
                .check(HOUSE);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
