package dev.exportclients.cli.options;

import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.ecreporting.ReportFields;
import dev.exportclients.ecreporting.ReportOrder;
import dev.exportclients.ecreporting.ReportScope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How EC Reporting is to make a report. */
public final class OrderOptions {
  private static final int LARGEST = 4 * 1024 * 1024;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of the file, such as CSV, HTML, PDF or XPORT (default: Oracle's)")
  @Nullable String format;

  @Option(
      names = "--fields",
      paramLabel = "FILE",
      description = {
        "The fields, as JSON: an object with fieldSpecsList and extFieldSpecsList",
        "(default: two empty lists)"
      })
  @Nullable Path fields;

  /**
   * @param folder from where the file's name starts
   * @throws UsageException if the order can't be
   */
  public ReportOrder order(String reportId, ReportScope scope, Path folder) {
    ReportFields chosen = fields == null ? ReportFields.NONE : read(folder.resolve(fields));
    return UsageException.checked(
        () -> {
          ReportOrder.Builder order = ReportOrder.builder(reportId, scope).fields(chosen);
          if (format != null) {
            order.format(format);
          }
          return order.build();
        });
  }

  private static ReportFields read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new UsageException("--fields: " + file + " has more than " + LARGEST + " bytes");
      }
      return ReportFields.parse(new String(content, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UsageException("--fields: " + file + " can't be read");
    } catch (RefusedArgumentException wrong) {
      throw new UsageException("--fields: " + file + ": " + wrong.getMessage());
    }
  }
}
