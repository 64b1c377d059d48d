// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback.domain.work;

import io.usher.core.CallFailure;
import io.usher.core.WorkerKey;
import io.usher.writeback.domain.HrRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An HR system in memory, with failures that are asked for. */
final class InMemoryHrRecord implements HrRecord {

  /** When a write fails, in relation to its taking effect. */
  enum Fails {
    BEFORE,
    AFTER
  }

  private record Failure(Fails when, CallFailure failure) {}

  private final Map<String, String> fields = new TreeMap<>();
  private final Deque<Failure> failures = new ArrayDeque<>();
  private final Deque<CallFailure> readFailures = new ArrayDeque<>();
  private final List<Map<String, String>> writes = new ArrayList<>();
  private int reads;

  InMemoryHrRecord(Map<String, String> fields) {
    this.fields.putAll(fields);
  }

  void failNextWrite(Fails when, CallFailure failure) {
    failures.add(new Failure(when, failure));
  }

  void failNextRead(CallFailure failure) {
    readFailures.add(failure);
  }

  /** What somebody types into HR. */
  void type(String field, String value) {
    fields.put(field, value);
  }

  String field(String name) {
    return fields.getOrDefault(name, "");
  }

  List<Map<String, String>> writes() {
    return writes;
  }

  int reads() {
    return reads;
  }

  @Override
  public Map<String, String> read(WorkerKey worker, Set<String> asked) {
    reads++;
    CallFailure failure = readFailures.poll();
    if (failure != null) {
      throw failure;
    }
    Map<String, String> shown = new TreeMap<>(fields);
    shown.keySet().retainAll(asked);
    return shown;
  }

  @Override
  public void write(WorkerKey worker, Map<String, String> values) {
    Failure failure = failures.poll();
    if (failure != null && failure.when() == Fails.BEFORE) {
      throw failure.failure();
    }
    writes.add(Map.copyOf(values));
    fields.putAll(values);
    if (failure != null) {
      throw failure.failure();
    }
  }
}
