package dev.exportclients.destination.s3;

/**
 * How large the parts of an object are.
 *
 * @param least in bytes; what is not larger is stored in one request
 */
record PartSizes(long least) {
  static final PartSizes DEFAULT = new PartSizes(8L << 20);

  /** S3's own limit on their number. */
  private static final int MOST_PARTS = 10_000;

  private static final long MEBIBYTE = 1L << 20;

  /** In whole mebibytes where they have to grow. */
  long sizeFor(long length) {
    long needed = (length + MOST_PARTS - 1) / MOST_PARTS;
    return needed <= least ? least : (needed + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE;
  }
}
