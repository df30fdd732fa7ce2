package dev.exportclients.destination.s3;

import dev.exportclients.core.exception.DestinationException;
import dev.exportclients.core.exception.DestinationException.Reason;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what a failure of S3 means, and what to do. Of what the server says its code alone is told:
 * its text may repeat what it was sent.
 */
final class S3Failures {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,80}");

  private S3Failures() {}

  static DestinationException of(S3Address place, SdkException failure) {
    return failure instanceof AwsServiceException refused
        ? refused(place, refused)
        : unanswered(place, failure);
  }

  static DestinationException exists(S3Address place) {
    return failed(
        place,
        Reason.EXISTS,
        place + " exists already; choose another name, or allow to overwrite it");
  }

  static DestinationException noBucket(S3Address place) {
    return failed(
        place,
        Reason.REFUSED,
        "there is no bucket " + place.bucket() + "; create it, or check its name and the endpoint");
  }

  private static DestinationException refused(S3Address place, AwsServiceException refused) {
    String code = code(refused);
    int status = refused.statusCode();
    String said = place + ": S3 says " + status + (code.isEmpty() ? "" : " " + code);
    if (status == 412 || code.equals("ConditionalRequestConflict")) {
      return exists(place);
    }
    if (code.equals("NoSuchBucket")) {
      return noBucket(place);
    }
    if (code.matches("BadDigest|InvalidDigest|XAmzContent(?:SHA256|Checksum)Mismatch")) {
      return failed(
          place, Reason.DAMAGED, said + ": what arrived is not what was sent; store it again");
    }
    if (status >= 500 && status != 501 || status == 429 || status == 408 || status == 200) {
      return failed(place, Reason.UNAVAILABLE, said + ", also when asked again; try later");
    }
    if (code.equals("NoSuchUpload")) {
      return failed(
          place,
          Reason.UNAVAILABLE,
          said
              + ": the upload was aborted meanwhile, by hand or a rule of the bucket; store it"
              + " again");
    }
    return failed(place, Reason.REFUSED, said + "; " + advice(status, code));
  }

  private static String advice(int status, String code) {
    return switch (code) {
      case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
          "check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile";
      case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
          "the credentials have expired, or AWS_SESSION_TOKEN is not theirs";
      case "RequestTimeTooSkewed" -> "set this machine's clock right";
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          "the bucket is in another region: set AWS_REGION to it";
      case "NotImplemented" -> "the server can't store on the condition that nothing stands there";
      default ->
          status == 403
              ? "the credentials need s3:PutObject, s3:AbortMultipartUpload and s3:GetObject there"
              : status == 301
                  ? "the bucket is in another region: set AWS_REGION to it"
                  : "check the address and the rules of the bucket";
    };
  }

  private static DestinationException unanswered(S3Address place, SdkException failure) {
    String why = String.valueOf(failure.getMessage());
    if (why.contains("Unable to load credentials")) {
      return failed(
          place,
          Reason.REFUSED,
          place
              + ": there are no credentials for S3; set AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new DestinationException(
        place
            + ": no response from S3 ("
            + root.getMessage()
            + "); check the endpoint, or try later",
        Reason.UNAVAILABLE,
        place.toString(),
        root);
  }

  private static DestinationException failed(S3Address place, Reason reason, String message) {
    return new DestinationException(message, reason, place.toString(), null);
  }

  static String code(AwsServiceException refused) {
    String code = refused.awsErrorDetails() == null ? null : refused.awsErrorDetails().errorCode();
    return code != null && CODE.matcher(code).matches() ? code : "";
  }
}
