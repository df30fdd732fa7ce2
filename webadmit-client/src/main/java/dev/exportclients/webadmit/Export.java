package dev.exportclients.webadmit;

import dev.exportclients.core.internal.ClientRuntime;
import dev.exportclients.webadmit.internal.ExportDto;
import java.util.Optional;

/**
 * An export: what its runs are made from. Its texts are open; WebAdMIT may add others. Immutable.
 *
 * @param id to start a run with
 * @param name as its makers call it; may be anything, don't use it as a path
 * @param listType {@code all}, {@code clipboard} or {@code search}
 * @param format in words, such as {@code Comma-Separated Values}
 * @param mimeType of the runs' files, such as {@code text/csv;charset=iso-8859-1}
 * @see <a href="https://liaison-intl.github.io/export.html">Exports</a>
 */
public record Export(
    long id, String name, Optional<String> listType, String format, String mimeType) {

  static Export of(ExportDto dto, ClientRuntime runtime) {
    return new Export(
        dto.getId(),
        runtime.value(dto.getName()).orElseThrow(),
        runtime.value(dto.getListType()),
        runtime.value(dto.getFormat()).orElseThrow(),
        runtime.value(dto.getMimeType()).orElseThrow());
  }
}
