package dev.exportclients.plans.internal.place;

import dev.exportclients.core.Download;
import dev.exportclients.core.Download.Stored;
import dev.exportclients.core.DownloadOptions;
import dev.exportclients.core.destination.Destination;
import dev.exportclients.core.destination.Destinations;
import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import dev.exportclients.plans.status.SavedFile;
import java.util.Optional;

/**
 * Elsewhere than in the file system. What a file is to be is written down before it gets its name
 * there; if it stands there afterwards, it has got it.
 *
 * @param address of a file, or of a folder; without a slash at its end
 * @param isFolder whether it takes files under the server's names
 */
record RemotePlace(Destinations destinations, String address, boolean isFolder) implements Place {
  @Override
  public String shown() {
    return address;
  }

  @Override
  public Place file(String name) {
    return new RemotePlace(destinations, address + "/" + name, false);
  }

  @Override
  public Place folder(String name) {
    return new RemotePlace(destinations, address + "/" + name, true);
  }

  /** It shows when it is saved once more. */
  @Override
  public Optional<SavedFile> left(Journal journal) {
    return Optional.empty();
  }

  /** What stands there may be somebody else's, who came between. */
  private boolean stands(SavedFile file) {
    return destinations.sha256(file.file()).filter(file.sha256()::equals).isPresent();
  }

  @Override
  public Saved save(Download download, DownloadOptions options, Journal journal) {
    for (String upload : journal.uploads()) {
      destinations.abort(upload);
      journal.aborted(upload);
    }
    Destination place = destinations.at(isFolder ? address + "/" : address, journal::uploading);
    try {
      Stored stored =
          download.saveTo(
              new NotedDestination(place, address, isFolder, journal),
              options.overwrite(journal.isAgain()));
      return Saved.of(stored.location(), stored.receipt());
    } catch (DestinationException refused) {
      return Saved.before(
          journal
              .committing()
              .filter(file -> refused.reason() == Reason.EXISTS && stands(file))
              .orElseThrow(() -> refused));
    } finally {
      // Whatever came of it, this process has not left it.
      journal.uploads().forEach(journal::aborted);
    }
  }
}
