// SPDX-License-Identifier: Apache-2.0
package io.usher.entra;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.INFO;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What this service logs; never a name, an address or a value. Numbers 30000 to 39999. */
@MessageLogger(projectCode = "USHER-", length = 5)
interface EntraLog {

  EntraLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), EntraLog.class, EntraLog.class.getPackageName());

  @LogMessage(level = INFO)
  @Message(
      id = 30001,
      value = "Provisions with %d app registration(s), %d licence(s) and %d group(s)")
  void ready(int apps, int licences, int groups);

  @LogMessage(level = DEBUG)
  @Message(id = 30002, value = "workerKey=%s: admission %d, status=%s, %d effect(s)")
  void settled(String workerKey, long admittedVersion, String status, int effects);
}
