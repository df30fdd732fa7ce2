package dev.exportclients.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users can see of a type holds no type of a kind: supertypes, members, type arguments. */
final class PublicSignatures extends ArchCondition<JavaClass> {
  private final String kind;
  private final Predicate<JavaClass> forbidden;

  PublicSignatures(String kind, Predicate<JavaClass> forbidden) {
    super("hold no type in public signatures that is " + kind);
    this.kind = kind;
    this.forbidden = forbidden;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isVisible(type)) {
      return;
    }
    report(type, type.getName(), supertypes(type), events);
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      if (isVisible(unit.getModifiers())) {
        report(type, unit.getFullName(), involved(unit), events);
      }
    }
    for (JavaField field : type.getFields()) {
      if (isVisible(field.getModifiers())) {
        report(type, field.getFullName(), Stream.of(field.getType()), events);
      }
    }
  }

  private static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(PublicSignatures::isVisible).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static Stream<JavaType> supertypes(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
  }

  private static Stream<JavaType> involved(JavaCodeUnit unit) {
    return Stream.of(
            unit.getParameterTypes().stream(),
            Stream.of(unit.getReturnType()),
            unit.getExceptionTypes().stream())
        .flatMap(types -> types);
  }

  private void report(
      JavaClass type, String where, Stream<? extends JavaType> types, ConditionEvents events) {
    String found =
        types
            .flatMap(involved -> involved.getAllInvolvedRawTypes().stream())
            .filter(forbidden)
            .map(JavaClass::getName)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!found.isEmpty()) {
      events.add(SimpleConditionEvent.violated(type, where + " shows " + found + ", " + kind));
    }
  }
}
