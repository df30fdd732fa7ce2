package dev.exportclients.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class RunHandleProperties {
  @Property
  void anyIdsAndValuesComeBackFromOneLineOfAscii(
      @ForAll @Size(min = 1, max = 3) List<@NotBlank @StringLength(max = 40) String> ids,
      @ForAll @NotEmpty @AlphaChars @StringLength(max = 10) String name,
      @ForAll @NotBlank @StringLength(max = 40) String value) {
    RunHandle handle;
    try {
      handle = RunHandle.of("provider", ids, Map.of(name, value));
    } catch (IllegalArgumentException noId) {
      return;
    }
    if (isUnpaired(ids.toString() + value)) {
      return;
    }
    assertThat(handle.toString()).matches("[!-~]+");
    assertThat(RunHandle.parse(handle.toString())).isEqualTo(handle);
  }

  private static boolean isUnpaired(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Property
  void anyOtherTextIsRefusedOrReadExactly(@ForAll @StringLength(max = 60) String text) {
    try {
      assertThat(RunHandle.parse("ems:" + text)).hasToString("ems:" + text);
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
