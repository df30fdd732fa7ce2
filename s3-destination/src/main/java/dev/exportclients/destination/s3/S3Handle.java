package dev.exportclients.destination.s3;

/**
 * A multipart upload, as text that another process can go by.
 *
 * @param uploadId the server's
 */
record S3Handle(S3Address address, String uploadId) {
  private static final String ID = "?uploadId=";

  /**
   * @throws IllegalArgumentException if it is none
   */
  static S3Handle parse(String text) {
    int id = text.lastIndexOf(ID);
    if (id < 0 || id + ID.length() == text.length()) {
      throw new IllegalArgumentException("a handle of an upload is s3://BUCKET/KEY?uploadId=ID");
    }
    S3Address address = S3Address.parse(text.substring(0, id));
    if (address.isFolder()) {
      throw new IllegalArgumentException("a handle of an upload names an object, not a folder");
    }
    return new S3Handle(address, text.substring(id + ID.length()));
  }

  @Override
  public String toString() {
    return address + ID + uploadId;
  }
}
