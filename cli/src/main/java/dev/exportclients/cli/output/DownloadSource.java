package dev.exportclients.cli.output;

import dev.exportclients.core.Download;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A client, for the files of ids.
 *
 * @param download recipes only; refuses what is no id
 * @param client closed with this
 */
public record DownloadSource<I>(Function<I, Download> download, AutoCloseable client)
    implements AutoCloseable {

  public static <C extends AutoCloseable, I> DownloadSource<I> of(
      C client, BiFunction<C, I, Download> recipe) {
    return new DownloadSource<>(id -> recipe.apply(client, id), client);
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
