package dev.exportclients.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** From a call to its answer: a fault, else what a test scripted, else what the provider does. */
final class Answering {
  private final Deployment deployment;
  private final AnswerFaults faults;
  private final WebAdmit webAdmit;
  private final MetaStudioResult metaStudio;
  private final Map<Route, Operation> operations = new EnumMap<>(Route.class);

  Answering(Deployment deployment) {
    this.deployment = deployment;
    this.faults = new AnswerFaults(deployment);
    this.webAdmit = new WebAdmit(deployment);
    this.metaStudio = new MetaStudioResult(deployment);
    operations.put(Route.EMS_RESULTS, new EmsResults(deployment));
    operations.put(Route.EMS_ATTACHMENTS, new EmsAttachments(deployment));
    operations.put(Route.EMS_ATTACHMENT, new EmsAttachment(deployment));
    operations.put(Route.EC_REPORT, new EcReport(deployment));
    operations.put(Route.WEBADMIT_IDENTITIES, webAdmit::identities);
    operations.put(Route.WEBADMIT_START, webAdmit::start);
    operations.put(Route.WEBADMIT_STATUS, webAdmit::status);
    operations.put(Route.WEBADMIT_LINK, webAdmit.links);
    operations.put(Route.METASTUDIO_RESULT, metaStudio);
    operations.put(Route.PAGE, new Page());
    operations.put(Route.REQUESTS, call -> RequestsJson.of(deployment.calls().requests()));
    operations.put(
        Route.OTHER_REQUESTS, call -> RequestsJson.of(deployment.calls().foreignRequests()));
    operations.put(Route.STATE, new StateRequests(deployment));
    operations.put(Route.FILE, new FileRequests(deployment.files()));
    operations.put(
        Route.RESET,
        call -> {
          deployment.reset();
          return Answer.of(204);
        });
    operations.put(Route.UNKNOWN, Answering::unknown);
  }

  Answer answer(Call call) {
    if (!call.foreign && !call.prefix.fault().isEmpty()) {
      try {
        FaultSpec.parse(call.prefix.fault());
      } catch (IllegalArgumentException unknown) {
        return Answer.text(400, "text/plain", unknown.getMessage() + "; GET / lists them all\n");
      }
      Optional<Answer> fault = faults.answer(call);
      if (fault.isPresent()) {
        return fault.get();
      }
    }
    Answer answer =
        deployment.scripts().next(call).orElseGet(() -> operations.get(call.route).answer(call));
    return withStandingHeaders(call, answer);
  }

  /** Those that a provider puts on its answers whatever they say, laid down by a test or not. */
  private Answer withStandingHeaders(Call call, Answer answer) {
    return switch (call.route) {
      case WEBADMIT_IDENTITIES, WEBADMIT_START, WEBADMIT_STATUS -> webAdmit.limited(answer);
      case METASTUDIO_RESULT -> metaStudio.numbered(answer);
      default -> answer;
    };
  }

  private static Answer unknown(Call call) {
    Optional<String> allowed = Route.methodOf(call.prefix.path());
    Answer answer =
        Answer.text(
            allowed.isPresent() ? 405 : 404,
            "text/plain; charset=utf-8",
            "The sandbox knows no call "
                + call.request.method()
                + " "
                + call.prefix.path()
                + "\nGET / lists those it knows.\n");
    return allowed.map(method -> answer.with("Allow", method)).orElse(answer);
  }
}
