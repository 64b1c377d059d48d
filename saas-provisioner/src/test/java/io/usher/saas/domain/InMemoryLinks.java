// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The memory of links in memory. */
public final class InMemoryLinks implements Links, Settlements {

  private record Key(String app, WorkerKey worker) {}

  private final Map<Key, Link> links = new HashMap<>();
  private final Map<Key, Long> versions = new HashMap<>();
  private final Map<Key, Long> settled = new HashMap<>();
  private Runnable justBefore = () -> {};

  /** Somebody who gets ahead of the next adoption. */
  public void justBeforeTheNextAdoption(Runnable somebody) {
    justBefore = somebody;
  }

  @Override
  public Link of(String app, WorkerKey key) {
    return links.getOrDefault(new Key(app, key), Link.NONE);
  }

  @Override
  public boolean belongsToAnother(String app, String remoteId, WorkerKey key) {
    return links.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().app().equals(app)
                    && !entry.getKey().worker().equals(key)
                    && remoteId.equals(entry.getValue().remoteId()));
  }

  @Override
  public boolean adopt(String app, WorkerKey key, String remoteId) {
    Runnable ahead = justBefore;
    justBefore = () -> {};
    ahead.run();
    if (belongsToAnother(app, remoteId, key)) {
      return false;
    }
    Link link = of(app, key);
    links.put(
        new Key(app, key),
        new Link(
            remoteId,
            link.groups(),
            link.unsure(),
            link.triedAddress(),
            link.closeAskedAt(),
            link.closeTries(),
            link.settled()));
    return true;
  }

  @Override
  public void creationBegins(String app, WorkerKey key, String address) {
    Link link = of(app, key);
    links.put(
        new Key(app, key),
        new Link(
            link.remoteId(),
            Set.copyOf(link.groups()),
            true,
            address,
            link.closeAskedAt(),
            link.closeTries(),
            null));
  }

  @Override
  public long record(String app, WorkerKey key, Link link, long settledVersion) {
    links.put(new Key(app, key), link);
    settled.merge(new Key(app, key), settledVersion, Math::max);
    return versions.merge(new Key(app, key), 1L, Long::sum);
  }

  @Override
  public boolean all(WorkerKey key, long directoryVersion, Set<String> apps) {
    return apps.stream()
        .allMatch(app -> settled.getOrDefault(new Key(app, key), 0L) >= directoryVersion);
  }
}
