// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.domain;

import io.usher.core.WorkerKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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
  public void record(End end, Consumer<Recorded> then) {
    Key key = new Key(end.app(), end.worker());
    links.put(key, end.link());
    settled.merge(key, end.settledVersion(), Math::max);
    then.accept(new Recorded(versions.merge(key, 1L, Long::sum), end.settles() && allSettled(end)));
  }

  private boolean allSettled(End end) {
    return end.apps().stream()
        .allMatch(
            app -> settled.getOrDefault(new Key(app, end.worker()), 0L) >= end.settledVersion());
  }
}
