/** The client of Huawei Cloud MetaStudio, and of Huawei's IAM. */
module dev.exportclients.metastudio {
  requires transitive dev.exportclients.core;
  requires com.fasterxml.jackson.databind;
  requires feign.core;
  requires static java.compiler;
  requires static org.jspecify;

  exports dev.exportclients.metastudio;
  exports dev.exportclients.metastudio.identity;

  opens dev.exportclients.metastudio.internal to
      com.fasterxml.jackson.databind;
}
