/** Destinations at any S3 endpoint. */
@SuppressWarnings({
  "module", // S3 is what it is called.
  "requires-automatic",
  "requires-transitive-automatic"
}) // The AWS SDK's jars have a name and no more.
module dev.exportclients.destination.s3 {
  requires transitive dev.exportclients.core;
  requires transitive software.amazon.awssdk.services.s3;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
  requires software.amazon.awssdk.retries.api;
  requires software.amazon.awssdk.retries;
  requires software.amazon.awssdk.utils;
  requires static org.jspecify;

  exports dev.exportclients.destination.s3;

  provides dev.exportclients.core.destination.DestinationProvider with
      dev.exportclients.destination.s3.S3Provider;
}
