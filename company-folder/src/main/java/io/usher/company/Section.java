// SPDX-License-Identifier: Apache-2.0
package io.usher.company;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a file: its keys are asked one by one, then {@link #end()} refuses those that nobody
 * asked for. Every mistake is noted and reading goes on.
 */
final class Section {

  private final Reading reading;
  private final String path;
  private final @Nullable Node at;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  private Section(Reading reading, String path, @Nullable Node at) {
    this.reading = reading;
    this.path = path;
    this.at = at;
  }

  /** A section without keys, of which nothing is missing: stands in for a wrong one. */
  static Section nowhere(Reading reading, String path) {
    return new Section(reading, path, null);
  }

  /** The keys of a node; {@link #nowhere} with a mistake when it is no mapping. */
  static Section of(Reading reading, String path, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      reading.mistake(node, named(path) + " with " + Reading.kindOf(node), "keys under it");
      return nowhere(reading, path);
    }
    Section section = new Section(reading, path, node);
    for (NodeTuple tuple : mapping.getValue()) {
      section.add(tuple.getKeyNode(), tuple.getValueNode());
    }
    return section;
  }

  private void add(Node key, Node value) {
    Optional<String> name = reading.raw(key, "a key", "a key that is a text");
    if (name.isPresent() && keys.putIfAbsent(name.get(), key) != null) {
      reading.mistake(key, "the key " + under(name.get()) + " twice", "each key once");
    } else {
      name.ifPresent(text -> values.put(text, value));
    }
  }

  Set<String> names() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The value of a key that must be there. */
  <T> T need(String key, Scalar<T> kind) {
    return find(key, kind)
        .orElseGet(
            () -> {
              missing(key, kind.expected());
              return kind.placeholder();
            });
  }

  /** The value of a key, or the default when the key is not there. */
  <T> T get(String key, Scalar<T> kind, T fallback) {
    return find(key, kind).orElse(fallback);
  }

  <T> Optional<T> find(String key, Scalar<T> kind) {
    return node(key).map(node -> reading.scalar(node, under(key), kind));
  }

  /** A list of scalars; empty when the key is not there. */
  <T> List<T> list(String key, Scalar<T> kind) {
    List<T> list = new ArrayList<>();
    for (Node item : items(key, kind.expected())) {
      list.add(reading.scalar(item, under(key), kind));
    }
    return list;
  }

  /** A list of mappings; empty when the key is not there. */
  List<Section> sections(String key) {
    return items(key, "keys").stream().map(item -> of(reading, under(key), item)).toList();
  }

  private List<Node> items(String key, String each) {
    Optional<Node> node = node(key);
    if (node.isPresent() && !(node.get() instanceof SequenceNode)) {
      reading.mistake(
          node.get(), under(key) + " with " + Reading.kindOf(node.get()), "a list, each " + each);
    }
    return node.filter(SequenceNode.class::isInstance)
        .map(list -> ((SequenceNode) list).getValue())
        .orElse(List.of());
  }

  /** The keys under a key; empty when the key is not there. */
  Optional<Section> section(String key) {
    return node(key).map(node -> of(reading, under(key), node));
  }

  /** The keys under a key that must be there. */
  Section needSection(String key) {
    return section(key)
        .orElseGet(
            () -> {
              missing(key, "keys under it");
              return nowhere(reading, under(key));
            });
  }

  /** The keys under a key, all optional: nothing is missing when the key is not there. */
  Section maybe(String key) {
    return section(key).orElseGet(() -> nowhere(reading, under(key)));
  }

  /** The node of a key that is a plain value or something else, decided by the caller. */
  Optional<Node> node(String key) {
    asked.add(key);
    return Optional.ofNullable(values.get(key));
  }

  /** Notes that a key is missing. */
  void missing(String key, String expected) {
    if (at != null) {
      reading.mistake(at, named(path) + " without " + key, key + ": " + expected);
    }
  }

  /** Notes something about the value of a key. */
  void mistake(String key, String found, String expected) {
    Node node = values.getOrDefault(key, at);
    if (node != null) {
      reading.mistake(node, found, expected);
    }
  }

  /** Notes something about the key itself. */
  void keyMistake(String key, String found, String expected) {
    Node node = keys.getOrDefault(key, at);
    if (node != null) {
      reading.mistake(node, found, expected);
    }
  }

  /** Refuses keys that nobody asked for. */
  void end() {
    for (String key : values.keySet()) {
      if (!asked.contains(key)) {
        String hint = Suggestion.hint(key, asked);
        keyMistake(
            key,
            "the unknown key " + under(key) + (hint.isEmpty() ? "" : " (" + hint + ")"),
            Suggestion.oneOf(List.copyOf(asked)));
      }
    }
  }

  Reading reading() {
    return reading;
  }

  /** The full name of a key here. */
  String under(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String named(String path) {
    return path.isEmpty() ? "the file" : path;
  }
}
