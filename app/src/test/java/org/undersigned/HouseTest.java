package org.undersigned;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The picture in docs/architecture.md, held against the imports. */
class HouseTest {

    /** The packages of the module tlog, which knows no Spring. */
    private static final List<String> OF_THE_JDK_ALONE =
            List.of("org.undersigned.tlog", "org.undersigned.verify", "org.undersigned.witness");

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.undersigned");

    @Test
    void a_package_imports_only_what_its_package_info_allows() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void every_package_says_what_it_may_import() {
        var packages = ApplicationModules.of(Application.class).stream()
                .map(it -> it.getBasePackage())
                .filter(it -> !OF_THE_JDK_ALONE.contains(it.getName()));

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.getAnnotation(ApplicationModule.class))
                        .as(it.getName())
                        .isPresent());
    }

    @Test
    void only_the_edges_speak_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.undersigned",
                        "org.undersigned.site..",
                        "org.undersigned.api..",
                        "org.undersigned.web..",
                        "org.undersigned.command..",
                        "org.undersigned.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.servlet..",
                        "org.apache.catalina..",
                        "org.apache.coyote..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.boot.web..",
                        "org.springframework.boot.tomcat..")
                .check(HOUSE);
    }

    @Test
    void the_ledgers_arithmetic_needs_nothing_but_the_jdk() {
        noClasses()
                .that()
                .resideInAPackage("org.undersigned.tlog..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.undersigned.tlog..", "java..", "javax.crypto..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void no_two_packages_import_each_other() {
        slices().matching("org.undersigned.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
