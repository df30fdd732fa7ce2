<?xml version="1.0" encoding="UTF-8"?>
<!-- A flattened POM as it is published: libraries that no public type of ours shows are for the runtime only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="http://maven.apache.org/POM/4.0.0">
  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="m:project/m:dependencies/m:dependency[m:scope = 'compile'][not(m:groupId = 'dev.exportclients' or m:groupId = 'org.jspecify' or m:artifactId = 'micrometer-observation' or m:artifactId = 'opentelemetry-api' or m:artifactId = 's3' or m:artifactId = 'temporal-sdk')]/m:scope">
    <scope xmlns="http://maven.apache.org/POM/4.0.0">runtime</scope>
  </xsl:template>
</xsl:stylesheet>
