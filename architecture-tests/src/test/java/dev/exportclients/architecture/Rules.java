package dev.exportclients.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.exportclients.specs.Provider;
import dev.exportclients.specs.Spec;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules, below a root package: they hold for the real one, and are seen to fail for a made-up
 * one (ADR 13).
 */
record Rules(String root) {
  private static final String CLIENTS = ".(" + String.join("|", Provider.NAMES) + ")";

  ArchRule onlyTheTransportTouchesTheNetwork() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".core.internal.transport")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.hc..", "java.net.http..")
                // Encodes text, and knows of no network.
                .and(not(named("org.apache.hc.core5.net.PercentCodec"))))
        .orShould()
        .dependOnClassesThat(
            named(
                "java.net.Socket",
                "java.net.ServerSocket",
                "java.net.DatagramSocket",
                "java.net.URLConnection",
                "java.net.HttpURLConnection",
                "javax.net.ssl.HttpsURLConnection",
                "javax.net.ssl.SSLSocketFactory",
                "java.nio.channels.SocketChannel"))
        .orShould()
        .accessTargetWhere(describe("opens a URL", Rules::opensAUrl));
  }

  ArchRule onlyAttemptApiBuildsFeignClients() {
    return noClasses()
        .that()
        .haveNameNotMatching((root + ".core.internal.AttemptApi").replace(".", "\\.") + "(\\$.*)?")
        .should()
        .dependOnClassesThat(named("feign.Feign", "feign.Feign$Builder", "feign.Target"));
  }

  /** A client hands its call to the runtime as a generated method; only links are none. */
  ArchRule onlyARunsFileFetchesALink() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(root + ".webadmit.RunFile")
        .and()
        .resideOutsideOfPackage(root + ".core.internal..")
        .should()
        .accessTargetWhere(
            describe(
                "fetches a link",
                access ->
                    access.getTarget().getName().equals("fetch")
                        && access
                            .getTargetOwner()
                            .getName()
                            .equals(root + ".core.internal.ClientRuntime")));
  }

  ArchRule requestsAreDescribedByGeneratedInterfacesOnly() {
    return methods()
        .that()
        .areAnnotatedWith("feign.RequestLine")
        .should()
        .beDeclaredInClassesThat()
        .haveNameMatching(
            Spec.all().stream()
                .map(spec -> (root + "." + spec.generatedInterface()).replace(".", "\\."))
                .collect(Collectors.joining("|")));
  }

  ArchRule clientsDoNotSeeEachOther() {
    return slices().matching(root + CLIENTS + "..").should().notDependOnEachOther();
  }

  /** Each package can be read without those that use it. */
  ArchRule packagesHaveNoCircles() {
    return slices().assignedFrom(new Packages()).should().beFreeOfCycles();
  }

  /** Each package below, together with all in it, can be read without those that use it. */
  ArchRule hasNoCirclesBelow(String packageName) {
    return slices().matching(root + packageName + ".(*)..").should().beFreeOfCycles();
  }

  /**
   * Each of the rooms below a package uses no others of them than those, and not what puts them
   * together.
   *
   * @param mayUse by a room's name, the names of those; the parent's is empty
   */
  ArchRule roomsUseOnly(String parent, Map<String, Set<String>> mayUse) {
    return CompositeArchRule.of(
        mayUse.entrySet().stream()
            .map(room -> usesOnly(root + parent, room.getKey(), room.getValue()))
            .toList());
  }

  private static ArchRule usesOnly(String parent, String room, Set<String> others) {
    String[] allowed =
        Stream.concat(Stream.of(room), others.stream())
            .map(name -> packageOf(parent, name))
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packageOf(parent, room))
        .should()
        .dependOnClassesThat(resideInAPackage(parent + "..").and(resideOutsideOfPackages(allowed)));
  }

  private static String packageOf(String parent, String room) {
    return room.isEmpty() ? parent : parent + "." + room;
  }

  /** Each package by itself, without those below it. */
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "each package";
    }
  }

  ArchRule coreSeesNoClient() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(Stream.of(clients()), Stream.of(root + ".sandbox..", root + ".cli.."))
                .toArray(String[]::new));
  }

  ArchRule clientsSeeNeitherSandboxNorCommandLine() {
    return noClasses()
        .that()
        .resideInAnyPackage(clients())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".sandbox..", root + ".cli..");
  }

  ArchRule publicSignaturesHoldNoFeignType() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage("..internal..")
        .should(new PublicSignatures("Feign's", type -> type.getPackageName().startsWith("feign")));
  }

  ArchRule publicSignaturesHoldNoInternalType() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage("..internal..")
        .should(
            new PublicSignatures(
                "internal or generated", type -> type.getPackageName().contains(".internal")));
  }

  /** So that the sandbox's classes are loaded when one of its two commands runs only. */
  ArchRule onlyTheRunnerSeesTheSandbox() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".cli..")
        .and()
        .resideOutsideOfPackage(root + ".cli.sandbox.runner")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".sandbox..");
  }

  ArchRule onlyTheSandboxsCommandsSeeTheRunner() {
    return classes()
        .that()
        .resideInAPackage(root + ".cli.sandbox.runner")
        .should()
        .onlyHaveDependentClassesThat()
        .resideInAPackage(root + ".cli.sandbox..");
  }

  private String[] clients() {
    return Provider.NAMES.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> forbidden = Set.of(names);
    return describe("are " + forbidden, type -> forbidden.contains(type.getName()));
  }

  private static boolean opensAUrl(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.net.URL")
        && Set.of("openStream", "openConnection", "getContent")
            .contains(access.getTarget().getName());
  }
}
