package dev.exportclients.benchmarks;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The programs of this machine; none, when they shall not take part. */
record Tools(boolean wanted) {

  boolean has(String program) {
    return wanted
        && Pattern.compile(File.pathSeparator)
            .splitAsStream(System.getenv().getOrDefault("PATH", ""))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
