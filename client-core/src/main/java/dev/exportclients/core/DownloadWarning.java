package dev.exportclients.core;

/** What a finished download leaves in doubt. */
public enum DownloadWarning {
  /** Only the closing of the connection ended the file, so its length could not be checked. */
  UNVERIFIED_LENGTH,
  /** The file has no bytes. */
  EMPTY_FILE,
  /** The server compressed the file unasked; what was delivered is the decoded content. */
  DECODED_GZIP,
  /** The provider says that the export finished with errors of its own. */
  EXPORTED_WITH_ERRORS,
  /** The file is saved, but a hidden file of the download beside it could not be removed. */
  LEFTOVER_FILE
}
