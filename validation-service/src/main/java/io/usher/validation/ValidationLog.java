// SPDX-License-Identifier: Apache-2.0
package io.usher.validation;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What this service logs: keys and codes, never a name or a value. Numbers 20000 to 29999. */
@MessageLogger(projectCode = "USHER-", length = 5)
public interface ValidationLog {

  ValidationLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), ValidationLog.class, ValidationLog.class.getPackageName());

  @LogMessage(level = INFO)
  @Message(id = 20001, value = "Validates workers of %d source(s) with %d rule(s) of the company")
  void ready(int sources, int customRules);

  @LogMessage(level = INFO)
  @Message(id = 20002, value = "Held workerKey=%s reasons=%s")
  void held(String workerKey, String reasons);

  @LogMessage(level = INFO)
  @Message(id = 20003, value = "No longer held workerKey=%s")
  void noLongerHeld(String workerKey);

  @LogMessage(level = WARN)
  @Message(id = 20004, value = "The brake holds a leaver workerKey=%s source=%s")
  void braked(String workerKey, String source);

  @LogMessage(level = DEBUG)
  @Message(id = 20005, value = "Admitted workerKey=%s version=%d stage=%s")
  void admitted(String workerKey, long version, String stage);

  @LogMessage(level = INFO)
  @Message(id = 20010, value = "A person acted on a held record workerKey=%s operation=%s")
  void acted(String workerKey, String operation);
}
