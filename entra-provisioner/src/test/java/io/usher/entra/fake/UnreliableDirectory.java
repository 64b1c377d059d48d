// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.entra.domain.AccountQuery;
import io.usher.entra.domain.Address;
import io.usher.entra.domain.AddressHolder;
import io.usher.entra.domain.Applied;
import io.usher.entra.domain.Creation;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.EntraEffect;
import io.usher.entra.domain.Finding;
import io.usher.entra.domain.NewAccount;
import io.usher.entra.domain.Precedence;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A directory over a bad line, with readers that lag behind the writers. */
public final class UnreliableDirectory implements Directory {

  /** What happens to one call. */
  public enum Fault {
    NONE,
    /** The call never arrives. */
    UNAVAILABLE,
    /** The call is performed, its answer is lost. */
    RESPONSE_LOST,
    /** The process dies before the call. */
    CRASH_BEFORE,
    /** The process dies after the call was performed. */
    CRASH_AFTER,
    /** A reader does not see the newest accounts. */
    STALE
  }

  /** The process is gone: no engine sees this. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final InMemoryDirectory tenant;
  private final Iterator<Fault> faults;
  private final Set<String> settled = new HashSet<>();

  public UnreliableDirectory(InMemoryDirectory tenant, Iterator<Fault> faults) {
    this.tenant = tenant;
    this.faults = faults;
    tenant.accounts().forEach(account -> settled.add(account.id()));
  }

  @Override
  public Finding find(AccountQuery query) {
    return call(
        () -> tenant.find(query),
        () -> {
          if (query.fresh()) {
            throw new CallFailure.Later(ReasonCode.NOT_YET_VISIBLE, "Lagging", null);
          }
          return tenant.find(query) instanceof Finding.One one
                  && !settled.contains(one.account().id())
              ? new Finding.None()
              : tenant.find(query);
        });
  }

  @Override
  public Creation create(NewAccount account) {
    return call(() -> tenant.create(account), () -> tenant.create(account));
  }

  @Override
  public Optional<AddressHolder> holderOf(Address address) {
    return call(
        () -> tenant.holderOf(address),
        () -> tenant.holderOf(address).filter(holder -> settled.contains(holder.accountId())));
  }

  @Override
  public Applied apply(String accountId, List<EntraEffect> step, Precedence precedence) {
    return call(
        () -> tenant.apply(accountId, step, precedence),
        () -> {
          throw new CallFailure.Later(ReasonCode.NOT_YET_VISIBLE, "Lagging", null);
        });
  }

  private <T> T call(Supplier<T> call, Supplier<T> stale) {
    return switch (faults.hasNext() ? faults.next() : Fault.NONE) {
      case NONE -> call.get();
      case UNAVAILABLE -> throw new CallFailure.Later(ReasonCode.TARGET_UNAVAILABLE, "Away", null);
      case CRASH_BEFORE -> throw new Crash();
      case RESPONSE_LOST -> {
        var unused = call.get();
        throw new CallFailure.Later(ReasonCode.TARGET_OUTCOME_UNKNOWN, "Lost", null);
      }
      case CRASH_AFTER -> {
        var unused = call.get();
        throw new Crash();
      }
      case STALE -> stale.get();
    };
  }
}
