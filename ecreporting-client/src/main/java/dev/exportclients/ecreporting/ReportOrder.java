package dev.exportclients.ecreporting;

import static java.util.Objects.requireNonNull;

import dev.exportclients.core.internal.argument.Arguments;
import dev.exportclients.core.internal.argument.RefusedArgumentException;
import dev.exportclients.ecreporting.internal.EcReportingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which report a job is to make, and how. Immutable.
 *
 * <pre>{@code
 * ReportScope scope = ReportScope.study("CFD8129A430A473C8A02F4BA5DAAD865", StudyMode.ACTIVE);
 * ReportOrder order = ReportOrder.builder("R1", scope).format("CSV").build();
 * }</pre>
 */
public final class ReportOrder {
  private final String reportId;
  private final ReportScope scope;
  private final @Nullable String format;
  private final ReportFields fields;

  private ReportOrder(Builder builder) {
    reportId = builder.reportId;
    scope = builder.scope;
    format = builder.format;
    fields = builder.fields;
  }

  /**
   * {@return a builder without format and fields}
   *
   * @param reportId as {@link EcReportingClient#reports} lists it
   * @param scope where the report is listed
   * @throws IllegalArgumentException if the id is empty, or none
   */
  public static Builder builder(String reportId, ReportScope scope) {
    return new Builder(Arguments.id(reportId, "report id"), requireNonNull(scope, "scope"));
  }

  /** {@return the report's id, as listed} */
  public String reportId() {
    return reportId;
  }

  /** {@return whose report it is, and in which mode} */
  public ReportScope scope() {
    return scope;
  }

  /** {@return such as {@code CSV}; empty if it is left to Oracle} */
  public Optional<String> format() {
    return Optional.ofNullable(format);
  }

  /** {@return what the fields are to be; {@link ReportFields#NONE} by default} */
  public ReportFields fields() {
    return fields;
  }

  Map<String, String> ids() {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put("reportId", reportId);
    ids.putAll(scope.parameters());
    return ids;
  }

  /** The job's id; null if Oracle says none. */
  @Nullable String sentTo(EcReportingApi api) {
    return EcReportingDecoder.jobId(
        api.createReport(
            reportId,
            format().orElse(null),
            scope.optionalStudy(),
            scope.mode().wireName(),
            fields.toDto()));
  }

  /** What is not set is not sent, but for two empty lists of fields. Not safe for threads. */
  public static final class Builder {
    private final String reportId;
    private final ReportScope scope;
    private @Nullable String format;
    private ReportFields fields = ReportFields.NONE;
    private List<ReportField> reportsFields = List.of();

    private Builder(String reportId, ReportScope scope) {
      this.reportId = reportId;
      this.scope = scope;
    }

    /**
     * The file's format. Default: not sent, so Oracle decides.
     *
     * @param name such as {@code CSV}, {@code HTML}, {@code PDF} or {@code XPORT}; others are sent,
     *     too
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public Builder format(String name) {
      format = Arguments.text(name, "format");
      return this;
    }

    /**
     * What the report's fields are to be. Default {@link ReportFields#NONE}.
     *
     * @param choices replaces those that were set before
     * @return this builder
     */
    public Builder fields(ReportFields choices) {
      fields = requireNonNull(choices, "fields");
      return this;
    }

    /**
     * The fields that the report has, as {@link EcReportingClient#fields} says. Then an order
     * without a mandatory one is refused here; else it is left to Oracle to refuse it.
     *
     * @param reportsFields empty for no check, which is the default
     * @return this builder
     */
    public Builder checkedBy(List<ReportField> reportsFields) {
      this.reportsFields = List.copyOf(reportsFields);
      return this;
    }

    /**
     * {@return the order, for {@link EcReportingClient#start}}
     *
     * @throws IllegalArgumentException if a mandatory field is missing, as far as that is known
     */
    public ReportOrder build() {
      List<String> chosen = fields.fields().stream().map(FieldChoice::fieldId).toList();
      List<String> missing =
          reportsFields.stream()
              .filter(field -> field.isMandatory() && !chosen.contains(field.id()))
              .map(field -> field.name().orElse(field.id()))
              .toList();
      if (!missing.isEmpty()) {
        throw new RefusedArgumentException("the report", "wants these fields, too: " + missing);
      }
      return new ReportOrder(this);
    }
  }
}
