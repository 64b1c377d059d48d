// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a part of a file means, row by row. A person whom the file does not name is not decided
 * upon: a file never makes a leaver by leaving somebody out.
 *
 * @param results one for each row, in the order of the file
 * @param changes what is news, in the order of the file
 * @param newer what is known from now on
 */
public record RowDecisions(
    List<RowResult> results, List<Observation.Changed> changes, List<KnownWorker> newer) {

  public RowDecisions {
    results = List.copyOf(results);
    changes = List.copyOf(changes);
    newer = List.copyOf(newer);
  }

  /**
   * Decides row by row.
   *
   * @param known what is known of the workers of these rows, by worker id
   */
  public static RowDecisions decide(
      List<FileRow> rows, Map<String, KnownWorker> known, ObservationRules rules) {
    List<RowResult> results = new ArrayList<>(rows.size());
    List<Observation.Changed> changes = new ArrayList<>();
    List<KnownWorker> newer = new ArrayList<>();
    for (FileRow row : rows) {
      switch (row) {
        case FileRow.Bad bad -> results.add(RowResult.refused(bad));
        case FileRow.Good good -> {
          KnownWorker before = known.get(good.worker().key().workerId());
          Observation observation = rules.decide(new Reading.Found(good.worker()), before);
          results.add(RowResult.of(good, observation));
          switch (observation) {
            case Observation.Changed changed -> {
              changes.add(changed);
              newer.add(changed.next());
            }
            case Observation.Noted noted -> newer.add(noted.next());
            case Observation.Unchanged unchanged -> {}
            case Observation.Unknown unknown -> {}
          }
        }
      }
    }
    return new RowDecisions(results, changes, newer);
  }
}
