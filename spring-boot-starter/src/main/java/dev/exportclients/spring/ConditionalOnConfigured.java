package dev.exportclients.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** One of the properties has a value. A blank one is none, as in {@code ${EMS_BASE_URL:}}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnConfigured.OnConfigured.class)
@interface ConditionalOnConfigured {

  /** Whole names of properties. */
  String[] value();

  /** Looks for them. */
  final class OnConfigured extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      List<String> names =
          Stream.of(metadata.getAnnotations().get(ConditionalOnConfigured.class))
              .flatMap(found -> Stream.of(found.getStringArray("value")))
              .toList();
      List<String> given =
          names.stream()
              .filter(name -> StringUtils.hasText(context.getEnvironment().getProperty(name)))
              .toList();
      ConditionMessage.Builder message =
          ConditionMessage.forCondition(ConditionalOnConfigured.class);
      return given.isEmpty()
          ? ConditionOutcome.noMatch(message.because("none is set of " + names))
          : ConditionOutcome.match(message.found("property", "properties").items(given));
    }
  }
}
