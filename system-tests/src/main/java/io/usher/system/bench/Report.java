// SPDX-License-Identifier: Apache-2.0
package io.usher.system.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.system.demo.Canvas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All numbers of one run: a table for people, JSON for machines. Not safe for concurrent use. */
final class Report {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Machine machine;
  private final Instant at;
  private final String command;
  private final List<Figure> figures = new ArrayList<>();

  /**
   * @param machine where it is measured
   * @param at when the run began, UTC
   * @param command what the user typed
   */
  Report(Machine machine, Instant at, String command) {
    this.machine = machine;
    this.at = at;
    this.command = command;
  }

  void add(String group, String name, double value, String unit) {
    figures.add(new Figure(group, name, value, unit, null));
  }

  void add(String group, String name, double value, String unit, Figure.Aim aim) {
    figures.add(new Figure(group, name, value, unit, aim));
  }

  /** Prints the table: one line a number, the aim beside it where there is one. */
  void print(Canvas canvas) {
    canvas.line("");
    canvas.line("  " + machine.text());
    String group = "";
    for (Figure figure : figures) {
      if (!figure.group().equals(group)) {
        group = figure.group();
        canvas.line("");
        canvas.line("  " + canvas.ink(Canvas.Ink.BOLD, group));
      }
      canvas.line(line(figure, canvas));
    }
    canvas.line("");
  }

  private static String line(Figure figure, Canvas canvas) {
    String line = String.format(Locale.ROOT, "    %-52s %18s", figure.name(), figure.shown());
    Figure.Aim aim = figure.aim();
    if (aim == null) {
      return line;
    }
    boolean reached = aim.reachedBy(figure.value());
    return line
        + canvas.ink(Canvas.Ink.DIM, String.format("   %-16s", aim.text(figure.unit())))
        + canvas.ink(reached ? Canvas.Ink.GREEN : Canvas.Ink.RED, reached ? "✓" : "✗");
  }

  /** Writes the same as JSON. */
  void write(Path file) {
    ObjectNode root = JSON.createObjectNode();
    root.put("at", at.toString()).put("command", command);
    root.set("machine", JSON.valueToTree(machine));
    ArrayNode list = root.putArray("figures");
    for (Figure figure : figures) {
      ObjectNode node = list.addObject();
      node.put("group", figure.group()).put("name", figure.name());
      node.put("value", figure.value()).put("unit", figure.unit());
      Figure.Aim aim = figure.aim();
      if (aim != null) {
        node.put(aim.atMost() ? "atMost" : "atLeast", aim.limit());
        node.put("reached", aim.reachedBy(figure.value()));
      }
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      JSON.writeValue(file.toFile(), root);
    } catch (IOException e) {
      throw new UncheckedIOException("The figures could not be written to " + file, e);
    }
  }
}
