package dev.exportclients.architecture.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of {@code fixture} as it was compiled, and with one change. */
class BreakingChangesTest {
  /** With a short name for its package. */
  private static final String API = api();

  private static String api() {
    return String.join("\n", Fixture.MODULE.api())
        .replace(Fixture.PACKAGE, "x")
        .replace(Fixture.PACKAGE.replace('.', '/'), "x");
  }

  @Test
  void anApiIsWhatOthersCanCall() {
    assertThat(API.lines())
        .containsExactly(
            "public type x.Client extends java.lang.Object",
            "  protected method <init>(Lx/Client$Options;)V",
            "  public method fetch(Ljava/lang/String;Ljava/util/List;)Ljava/util/List;"
                + " generic (Ljava/lang/String;Ljava/util/List<Ljava/lang/Integer;>;)"
                + "Ljava/util/List<Ljava/lang/String;>; throws java.io.IOException",
            "  public method inherited(I)Lx/Client;",
            "  public static final field MOST:I",
            "  public static varargs method all([Lx/Source;)Ljava/util/List;"
                + " generic <T::Lx/Source;>([TT;)Ljava/util/List<TT;>;",
            "public static final type x.Client$Builder extends java.lang.Object",
            "  public method retries(I)Lx/Client$Builder;",
            "  public method toString()Ljava/lang/String;",
            "public static final type x.Client$Options extends java.lang.Object",
            "  public method timeout()Ljava/time/Duration;",
            "  public static method defaults()Lx/Client$Options;",
            "public final enum type x.Phase extends java.lang.Enum",
            "  public static final enum field DONE:Lx/Phase;",
            "  public static final enum field RUNNING:Lx/Phase;",
            "  public static method valueOf(Ljava/lang/String;)Lx/Phase;",
            "  public static method values()[Lx/Phase;",
            "public final type x.Range extends java.lang.Record",
            "  public final method equals(Ljava/lang/Object;)Z",
            "  public final method hashCode()I",
            "  public final method toString()Ljava/lang/String;",
            "  public method <init>(II)V",
            "  public method from()I",
            "  public method to()I",
            "public abstract interface type x.Source extends java.lang.Object",
            "  public abstract method name()Ljava/lang/String;");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a method goes           | public method to()I                    | protected method to()I                 | METHOD_LESS_ACCESSIBLE x.Range.to()
          a method gets a name    | public method to()I                    | public method end()I                   | METHOD_REMOVED x.Range.to()
          a return type           | public method to()I                    | public method to()J                    | METHOD_RETURN_TYPE_CHANGED x.Range.to()
          a parameter             | inherited(I)                           | inherited(J)                           | METHOD_REMOVED x.Client.inherited(int)
          a list's elements       | Ljava/util/List<Ljava/lang/String;>;   | Ljava/util/List<Ljava/lang/Integer;>;  | METHOD_RETURN_TYPE_GENERICS_CHANGED x.Client.fetch(java.lang.String, java.util.List)
          elements of a parameter | Ljava/util/List<Ljava/lang/Integer;>;  | Ljava/util/List<Ljava/lang/Long;>;     | METHOD_PARAMETER_GENERICS_CHANGED x.Client.fetch(java.lang.String, java.util.List)
          a component             | <init>(II)V                            | <init>(III)V                           | CONSTRUCTOR_REMOVED x.Range.new(int, int)
          a constant of an enum   | enum field DONE                        | enum field FINISHED                    | FIELD_REMOVED x.Phase.DONE
          what users implement    | abstract method name()                 | abstract method more()V@public abstract method name() | METHOD_ADDED_TO_INTERFACE x.Source.more()
          a method is static      | public method timeout()                | public static method timeout()         | METHOD_NOW_STATIC x.Client$Options.timeout()
          a checked exception     | method to()I                           | method to()I throws java.io.IOException | METHOD_NOW_THROWS_CHECKED_EXCEPTION x.Range.to()
          an end to extending     | public type x.Client                   | public final type x.Client             | CLASS_NOW_NOT_EXTENDABLE x.Client
          a type goes             | public static final type x.Client$Options | static final type x.Client$Options  | CLASS_LESS_ACCESSIBLE x.Client$Options
          """)
  void isToldWhenItBreaks(String what, String before, String after, String told) {
    assertThat(changed(before, after)).contains(told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a method      | public method to()I           | public method more()V@public method to()I
          a default     | abstract method name()        | method more()V@public abstract method name()
          a constant    | public static final enum field DONE | public static final enum field EMPTY:Lx/Phase;@public static final enum field DONE
          an overload   | public method to()I           | public method to(I)I@public method to()I
          """)
  void anAdditionPasses(String what, String before, String after) {
    assertThat(changed(before, after)).isEmpty();
  }

  /** A line breaks at an {@code @}. */
  private static Set<String> changed(String before, String after) {
    assertThat(API).containsOnlyOnce(before);
    String later = API.replace(before, after.replace('@', '\n'));
    return BreakingChanges.between(API.lines().toList(), later.lines().toList());
  }
}
