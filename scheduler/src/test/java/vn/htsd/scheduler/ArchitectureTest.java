package vn.htsd.scheduler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** Who may import whom: data flows one way, and every foreign library has its home. */
@AnalyzeClasses(packages = "vn.htsd", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule modules_form_a_line = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("data")
            .definedBy("vn.htsd.data..")
            .layer("ingest")
            .definedBy("vn.htsd.ingest..")
            .layer("transform")
            .definedBy("vn.htsd.transform..")
            .layer("reports")
            .definedBy("vn.htsd.reports..")
            .layer("scheduler")
            .definedBy("vn.htsd.scheduler..")
            .whereLayer("data")
            .mayNotAccessAnyLayer()
            .whereLayer("ingest")
            .mayOnlyAccessLayers("data")
            .whereLayer("transform")
            .mayOnlyAccessLayers("data")
            .whereLayer("reports")
            .mayOnlyAccessLayers("data")
            .whereLayer("scheduler")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule no_package_cycles =
            slices().matching("vn.htsd.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule quartz = home("org.quartz..", "vn.htsd.scheduler.quartz..");

    @ArchTest
    static final ArchRule flyway = home("org.flywaydb..", "vn.htsd.scheduler.store..");

    @ArchTest
    static final ArchRule hikari = home("com.zaxxer.hikari..", "vn.htsd.scheduler.store..");

    @ArchTest
    static final ArchRule h2 = home("org.h2..", "vn.htsd.scheduler.store..");

    @ArchTest
    static final ArchRule javalin = home("io.javalin..", "vn.htsd.scheduler.api..");

    @ArchTest
    static final ArchRule jinjava = home("com.hubspot..", "vn.htsd.scheduler.run.template..");

    @ArchTest
    static final ArchRule mail = home("jakarta.mail..", "vn.htsd.scheduler.mail..");

    @ArchTest
    static final ArchRule micrometer = home("io.micrometer..", "vn.htsd.scheduler.metrics..");

    @ArchTest
    static final ArchRule openlineage = home("io.openlineage..", "vn.htsd.scheduler.lineage..");

    @ArchTest
    static final ArchRule picocli = home("picocli..", "vn.htsd.scheduler.cli..");

    @ArchTest
    static final ArchRule jline = home("org.jline..", "vn.htsd.scheduler.cli..");

    @ArchTest
    static final ArchRule progress_bar = home("me.tongfei..", "vn.htsd.scheduler.cli..");

    @ArchTest
    static final ArchRule jasper = home("net.sf.jasperreports..", "vn.htsd.reports.render..");

    @ArchTest
    static final ArchRule spark = home("org.apache.spark..", "vn.htsd.transform..");

    @ArchTest
    static final ArchRule poi =
            home("org.apache.poi..", "vn.htsd.ingest.read..", "vn.htsd.ingest.answer..", "vn.htsd.ingest.template..");

    @ArchTest
    static final ArchRule pdfbox = home("org.apache.pdfbox..", "vn.htsd.ingest.document..");

    @ArchTest
    static final ArchRule json_schema =
            home("com.networknt..", "vn.htsd.ingest.read..", "vn.htsd.ingest.sample..", "vn.htsd.ingest.check..");

    @ArchTest
    static final ArchRule fastexcel =
            home("org.dhatim..", "vn.htsd.ingest.sample..", "vn.htsd.reports.render..", "vn.htsd.scheduler.cli..");

    @ArchTest
    static final ArchRule aalto = home("com.fasterxml.aalto..", "vn.htsd.ingest.read..");

    /** Connections and statements; the two value types are what Spark's columns hold. */
    @ArchTest
    static final ArchRule jdbc = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "vn.htsd.reports.query..",
                    "vn.htsd.transform.publish..",
                    "vn.htsd.scheduler.store..",
                    "vn.htsd.scheduler.connection..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.sql..")
                    .and(not(belongToAnyOf(java.sql.Timestamp.class, java.sql.Date.class))));

    @ArchTest
    static final ArchRule duckdb = home("org.duckdb..", "vn.htsd.reports.query..", "vn.htsd.transform.publish..");

    @ArchTest
    static final ArchRule only_main_ends_the_process = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("vn.htsd.scheduler.cli.Main")
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule time_comes_in_by_the_door = noClasses()
            .that()
            .resideOutsideOfPackages("vn.htsd.scheduler.cli..")
            .should()
            .callMethodWhere(readsTheSystemClock());

    private static ArchRule home(String library, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheSystemClock() {
        return DescribedPredicate.describe("reads the system clock", call -> {
            var method = call.getTarget();
            boolean javaTime = method.getOwner().getPackageName().equals("java.time");
            boolean now = method.getName().equals("now")
                    && method.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean systemClock = method.getOwner().isEquivalentTo(Clock.class)
                    && method.getName().startsWith("system");
            return javaTime && now || systemClock;
        });
    }
}
