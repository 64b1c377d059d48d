// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads one YAML file to its nodes. Knows syntax, not meaning. */
final class YamlFile {

  private static final int MAX_DEPTH = 20;

  private YamlFile() {}

  /** The root of the file; empty, with the mistake noted, when there is none that can be read. */
  static Optional<Node> read(Path path, Mistakes mistakes) {
    String name = String.valueOf(path.getFileName());
    try {
      if (Files.isDirectory(path)) {
        mistakes.add(name, 0, "a folder", "a file");
        return Optional.empty();
      }
      return Utf8.read(Files.readAllBytes(path), line -> noUtf8(name, line, mistakes))
          .flatMap(text -> compose(name, text, mistakes));
    } catch (NoSuchFileException missing) {
      mistakes.add(name, 0, "no such file", "the file in the company folder");
    } catch (IOException unreadable) {
      mistakes.add(name, 0, "a file that cannot be read", "a file that this user may read");
    }
    return Optional.empty();
  }

  private static void noUtf8(String name, int line, Mistakes mistakes) {
    mistakes.add(name, line, "bytes that are no UTF-8", "a UTF-8 text file");
  }

  private static Optional<Node> compose(String name, String text, Mistakes mistakes) {
    try {
      Node root = yaml().compose(new StringReader(text));
      if (root == null) {
        mistakes.add(name, 1, "an empty file", "its keys");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException broken) {
      Mark mark = broken.getProblemMark();
      int line = mark == null ? 0 : mark.getLine() + 1;
      mistakes.add(name, line, "broken YAML: " + broken.getProblem(), "valid YAML");
    } catch (ReaderException forbidden) {
      int character = forbidden.getCodePoint();
      int line = Utf8.lineOf(text, Math.max(0, text.indexOf(character)));
      String found = "broken YAML: the character U+%04X".formatted(character);
      mistakes.add(name, line, found, "text without control characters");
    } catch (YAMLException beyond) {
      String found = "YAML that is too large, too deep or has too many aliases";
      mistakes.add(name, 0, found, "a short file that is written out");
    }
    return Optional.empty();
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    return new Yaml(new SafeConstructor(options));
  }
}
