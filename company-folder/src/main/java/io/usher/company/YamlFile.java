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

/** Reads one YAML file to its nodes. Knows syntax, not meaning. */
final class YamlFile {

  private static final int MAX_DEPTH = 20;

  private YamlFile() {}

  /** The root of the file; empty, with the mistake noted, when there is none that can be read. */
  static Optional<Node> read(Path path, Mistakes mistakes) {
    String name = String.valueOf(path.getFileName());
    try {
      Node root = yaml().compose(new StringReader(Files.readString(path)));
      if (root == null) {
        mistakes.add(name, 1, "an empty file", "its keys");
      }
      return Optional.ofNullable(root);
    } catch (NoSuchFileException missing) {
      mistakes.add(name, 0, "no such file", "the file in the company folder");
    } catch (MarkedYAMLException broken) {
      Mark mark = broken.getProblemMark();
      int line = mark == null ? 0 : mark.getLine() + 1;
      mistakes.add(name, line, "broken YAML: " + broken.getProblem(), "valid YAML");
    } catch (YAMLException broken) {
      mistakes.add(name, 0, "broken YAML: a character that YAML does not allow", "valid YAML");
    } catch (IOException unreadable) {
      mistakes.add(name, 0, "a file that is no readable UTF-8", "a UTF-8 text file");
    }
    return Optional.empty();
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    return new Yaml(new SafeConstructor(options));
  }
}
