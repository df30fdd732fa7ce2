package dev.exportclients.workflows.internal.payload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be saved.
 *
 * @param export whose files
 * @param handle of its run; null if its files are listed
 * @param again whether it was started again in its period
 * @param before what earlier rounds have saved
 */
public record SaveOrder(
    ExportOrder export, @Nullable String handle, boolean again, List<FileView> before) {}
