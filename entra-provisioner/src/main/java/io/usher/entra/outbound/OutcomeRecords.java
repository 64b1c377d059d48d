// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.outbound;

import io.usher.core.Effect;
import io.usher.entra.domain.AccountRecord;
import io.usher.entra.domain.Admission;
import io.usher.entra.domain.DesiredAccount;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.Settlement;
import io.usher.events.mapping.CorporateIdentities;
import io.usher.events.mapping.Effects;
import io.usher.events.mapping.Reasons;
import io.usher.events.mapping.Stages;
import io.usher.events.mapping.Statuses;
import io.usher.events.v1.DirectoryAccount;
import io.usher.events.v1.DirectoryOutcome;
import io.usher.events.v1.StageTimes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what the directory holds as the record that downstream teams read. */
@Singleton
public class OutcomeRecords {

  private final Map<String, String> licencesByGroup;

  /**
   * @param licencesByGroup names of licences that a group carries, by the group's name
   */
  public OutcomeRecords(LicencesByGroup licencesByGroup) {
    this.licencesByGroup = licencesByGroup.licences();
  }

  /**
   * Names of licences that a group carries.
   *
   * @param licences licence by group
   */
  public record LicencesByGroup(Map<String, String> licences) {
    public LicencesByGroup {
      licences = Map.copyOf(licences);
    }
  }

  DirectoryOutcome of(
      Admission admission,
      DesiredAccount desired,
      Optional<KnownAccount> account,
      List<? extends Effect> done,
      Settlement settlement) {
    return DirectoryOutcome.newBuilder()
        .setVersion(settlement.record().told().version())
        .setAdmittedVersion(admission.version())
        .setStage(Stages.toAvro(admission.stage().stage()))
        .setUrgent(admission.stage().urgent())
        .setSignInBlocked(admission.stage().signInBlocked())
        .setStatus(Statuses.toAvro(settlement.status()))
        .setIdentity(CorporateIdentities.toAvro(admission.worker(), desired.names().displayName()))
        .setAccount(account.map(known -> account(known, settlement)).orElse(null))
        .setEffects(Effects.toAvro(done))
        .setReasons(Reasons.toAvro(settlement.reasons()))
        .setTimes(times(admission, settlement.record()))
        .build();
  }

  private DirectoryAccount account(KnownAccount known, Settlement settlement) {
    return DirectoryAccount.newBuilder()
        .setId(known.id())
        .setUserPrincipalName(known.name().userPrincipalName())
        .setMail(known.mailbox().mail().orElse(null))
        .setMailboxReady(settlement.record().mailbox().readyAt().isPresent())
        .setAccountEnabled(!known.state().closed())
        .setLicences(licences(known))
        .setGroups(List.copyOf(known.holdings().groups()))
        .setClosedVerified(settlement.closedVerified())
        .build();
  }

  private List<String> licences(KnownAccount known) {
    List<String> licences = new ArrayList<>(known.holdings().licences());
    for (String group : known.holdings().groups()) {
      String licence = licencesByGroup.get(group);
      if (licence != null && !licences.contains(licence)) {
        licences.add(licence);
      }
    }
    return licences;
  }

  private static StageTimes times(Admission admission, AccountRecord record) {
    return StageTimes.newBuilder()
        .setObservedAt(admission.times().observedAt().orElse(null))
        .setAdmittedAt(admission.times().admittedAt().orElse(null))
        .setDirectoryAt(record.told().directoryAt().orElse(null))
        .setMailboxReadyAt(record.mailbox().readyAt().orElse(null))
        .build();
  }
}
