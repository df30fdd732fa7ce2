/** Task results of MetaStudio; start at {@link dev.exportclients.metastudio.MetaStudioClient}. */
@NullMarked
package dev.exportclients.metastudio;

import org.jspecify.annotations.NullMarked;
