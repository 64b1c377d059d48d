// SPDX-License-Identifier: Apache-2.0
package io.usher.saas;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/**
 * Everything this service says in its log. Worker keys, apps and codes; never a name or address.
 */
@MessageLogger(projectCode = "USHER-", length = 5)
public interface SaasLog extends BasicLogger {

  SaasLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), SaasLog.class, "io.usher.saas");

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 40001, value = "Held workerKey=%s app=%s reason=%s")
  void held(String workerKey, String app, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 40002, value = "Target pauses app=%s reason=%s")
  void misconfigured(String app, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 40003, value = "Account does not show as closed yet workerKey=%s app=%s")
  void notClosed(String workerKey, String app);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 40010, value = "App in use app=%s dialect=%s writesPerWindow=%d window=%s")
  void appInUse(String app, String dialect, long writes, String window);
}
