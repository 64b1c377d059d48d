// SPDX-License-Identifier: Apache-2.0
package io.usher.entra.fake;

import io.usher.entra.contract.DirectoryContract;
import io.usher.entra.domain.Attribute;
import io.usher.entra.domain.Directory;
import io.usher.entra.domain.KnownAccount;
import io.usher.entra.domain.KnownAccount.Holdings;
import io.usher.entra.domain.KnownAccount.Mailbox;
import io.usher.entra.domain.KnownAccount.Name;
import io.usher.entra.domain.KnownAccount.State;
import java.util.Map;

/** The stand-in keeps the promises of the port. */
class InMemoryDirectoryTest extends DirectoryContract {

  private final InMemoryDirectory directory = new InMemoryDirectory();

  InMemoryDirectoryTest() {
    directory.lacksGroup("no-such-group");
  }

  @Override
  protected Directory directory() {
    return directory;
  }

  @Override
  protected String existingUser(String upn, String employeeId) {
    directory.holds(
        new KnownAccount(
            new Name("x-" + upn, upn),
            new State(true, false),
            Map.of(Attribute.EMPLOYEE_ID, employeeId),
            Holdings.NONE,
            Mailbox.NONE));
    return "x-" + upn;
  }

  @Override
  protected void seats(int count) {
    directory.hasSeats("M365_E3", count);
  }
}
