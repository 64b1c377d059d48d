// SPDX-License-Identifier: Apache-2.0
package io.usher.writeback;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.INFO;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What this service logs; never a name, an address or a value. Numbers 50000 to 59999. */
@MessageLogger(projectCode = "USHER-", length = 5)
public interface WritebackLog {

  WritebackLog LOG =
      Logger.getMessageLogger(
          MethodHandles.lookup(), WritebackLog.class, WritebackLog.class.getPackageName());

  @LogMessage(level = INFO)
  @Message(id = 50001, value = "Writes back to %d of %d HR systems")
  void ready(int withWriteBack, int sources);

  @LogMessage(level = DEBUG)
  @Message(id = 50002, value = "workerKey=%s: %d field(s) written to HR")
  void written(String workerKey, int fields);

  @LogMessage(level = DEBUG)
  @Message(id = 50003, value = "workerKey=%s: admission %d complete, status=%s")
  void completed(String workerKey, long admittedVersion, String status);
}
