package dev.exportclients.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

class EncodingProperties {

  @Property
  void decodesToWhatItWas(@ForAll @StringLength(max = 40) String text) {
    String encoded = PercentEncoding.encode(text);

    assertThat(encoded).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*");
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8))
        .isEqualTo(new String(utf8, StandardCharsets.UTF_8));
  }

  /** A server's name never leaves its folder, hides, or breaks a terminal. */
  @Property(tries = 3000)
  void aSafeNameIsOneVisibleSegment(@ForAll @NotEmpty String name) {
    String safe = FileNames.safe(name);

    if (safe != null) {
      assertThat(safe).isNotEmpty().doesNotContain("/", "\\", "\0", "\n", "\u202e");
      assertThat(safe).doesNotStartWith(".").doesNotEndWith(".").isEqualTo(safe.strip());
      assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
      assertThat(FileNames.safe(safe)).isEqualTo(safe);
    }
  }

  @Property
  void aDispositionOfAnySyntaxIsReadWithoutComplaint(@ForAll String header) {
    ContentDisposition.parse(header);
    ContentDisposition.parse("attachment; filename=" + header);
    ContentDisposition.parse("attachment; filename*=UTF-8''" + header);
  }

  @Property
  void anExtendedNameComesThrough(@ForAll @NotEmpty String name) {
    String utf8 = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String header =
        "attachment; filename=\"plain.csv\"; filename*=UTF-8''" + PercentEncoding.encode(utf8);

    assertThat(ContentDisposition.parse(header).filename()).isEqualTo(utf8);
  }

  @Property
  void aRangeIsReadOnlyIfItIsSound(@ForAll long first, @ForAll long last, @ForAll long total) {
    ContentRange range = ContentRange.parse("bytes " + first + "-" + last + "/" + total);

    boolean sound = first >= 0 && last >= first && total > last;
    if (range != null) {
      assertThat(sound).isTrue();
      assertThat(range).isEqualTo(new ContentRange(first, last, OptionalLong.of(total)));
    } else {
      assertThat(sound && Math.max(last, total) < 1_000_000_000_000_000_000L).isFalse();
    }
  }
}
