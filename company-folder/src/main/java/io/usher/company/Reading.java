// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads nodes of one file as scalars and notes what is wrong.
 *
 * @param file name of the file
 * @param references where references lead
 * @param mistakes where mistakes go
 */
record Reading(String file, References references, Mistakes mistakes) {

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  void mistake(Node at, String found, String expected) {
    mistakes.add(file, lineOf(at), found, expected);
  }

  /** The scalar's text without its references resolved; empty, with a mistake, for other nodes. */
  Optional<String> raw(Node node, String path, String expected) {
    if (!(node instanceof ScalarNode scalar)) {
      mistake(node, path + " with " + kindOf(node), expected);
      return Optional.empty();
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      mistake(node, path + " with nothing", expected);
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  /** The scalar's value; the placeholder, with a mistake, when it is wrong. */
  <T> T scalar(Node node, String path, Scalar<T> kind) {
    return raw(node, path, kind.expected())
        .flatMap(raw -> resolved(node, path, raw, kind))
        .orElse(kind.placeholder());
  }

  private <T> Optional<T> resolved(Node node, String path, String raw, Scalar<T> kind) {
    boolean secret = kind == (Object) Scalars.SECRET;
    if (secret && !References.isOne(raw)) {
      mistake(node, path + " with a value of its own", kind.expected());
      return Optional.empty();
    }
    Optional<String> text =
        references.resolve(raw, (found, wanted) -> mistake(node, found, wanted));
    return text.flatMap(value -> parsed(node, path + ": " + withoutLogin(raw), value, kind));
  }

  private <T> Optional<T> parsed(Node node, String found, String value, Scalar<T> kind) {
    try {
      return Optional.of(kind.parser().parse(value));
    } catch (NumberFormatException | DateTimeException wrong) {
      mistake(node, found, kind.expected());
    } catch (IllegalArgumentException wrong) {
      String why = wrong instanceof IllegalCharsetNameException ? "" : wrong.getMessage();
      String hint = why == null || why.isEmpty() || why.equals(value) ? "" : " (" + why + ")";
      mistake(node, found + hint, kind.expected());
    }
    return Optional.empty();
  }

  /** A user and password inside a URL are not told again. */
  private static String withoutLogin(String raw) {
    return raw.replaceAll("//[^/@]*@", "//…@");
  }

  static String kindOf(Node node) {
    return switch (node.getNodeId()) {
      case mapping -> "keys under it";
      case sequence -> "a list";
      case scalar -> "a single value";
      case anchor -> "an anchor";
    };
  }
}
