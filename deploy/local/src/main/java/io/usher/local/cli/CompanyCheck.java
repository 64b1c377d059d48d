// SPDX-License-Identifier: Apache-2.0
package io.usher.local.cli;

import io.usher.company.CompanyFolder;
import io.usher.company.CompanyFolderException;
import io.usher.company.Mistake;
import io.usher.company.Secrets;
import io.usher.local.stack.StackPlan;

/** Reads a company folder as the services will, and shows every mistake. */
public final class CompanyCheck {

  private CompanyCheck() {}

  /** Whether the folder can be used; if not, its mistakes were shown. */
  public static boolean passes(StackPlan plan, Screen screen) {
    try {
      CompanyFolder.load(plan.company(), Secrets.of(plan.companyVariables(System.getenv())));
      return true;
    } catch (CompanyFolderException e) {
      for (Mistake mistake : e.mistakes()) {
        screen.line(
            "@|red ✘|@ @|bold %s%s|@: found %s, expected %s"
                .formatted(
                    mistake.file(),
                    mistake.line() > 0 ? ":" + mistake.line() : "",
                    mistake.found(),
                    mistake.expected()));
      }
      int count = e.mistakes().size();
      screen.error(plan.company() + " has " + count + (count == 1 ? " mistake" : " mistakes"));
      return false;
    }
  }
}
