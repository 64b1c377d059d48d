// SPDX-License-Identifier: Apache-2.0
package io.usher.kit;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the work engine logs. Worker keys are allowed, personal data is not. */
@MessageLogger(projectCode = "USHER-", length = 5)
public interface KitLog {

  KitLog LOG =
      Logger.getMessageLogger(
          java.lang.invoke.MethodHandles.lookup(), KitLog.class, KitLog.class.getPackageName());

  @LogMessage(level = Level.INFO)
  @Message(id = 90001, value = "The work engine runs as %s")
  void engineStarted(String replica);

  @LogMessage(level = Level.INFO)
  @Message(id = 90002, value = "The work engine has stopped; released lanes: %s")
  void engineStopped(int released);

  @LogMessage(level = Level.WARN)
  @Message(id = 90003, value = "Not reachable, trying again: %s (%s)")
  void databaseLost(String what, String why);

  @LogMessage(level = Level.ERROR)
  @Message(id = 90004, value = "Bug while working on lane %s of %s: it is held")
  void handlerBug(String target, String workerKey, @Cause Throwable cause);

  @LogMessage(level = Level.WARN)
  @Message(id = 90006, value = "The lease of lane %s of %s was lost; its outcome is not recorded")
  void leaseLost(String target, String workerKey);

  @LogMessage(level = Level.WARN)
  @Message(id = 90007, value = "Lane %s of %s ran too long or lost its lease and is interrupted")
  void runInterrupted(String target, String workerKey);

  @LogMessage(level = Level.ERROR)
  @Message(id = 90008, value = "Target %s pauses for %s: %s")
  void targetPaused(String target, Duration pause, String reasonCode);

  @LogMessage(level = Level.ERROR)
  @Message(id = 90009, value = "Record %s cannot be taken in and goes to the dead-letter topic: %s")
  void deadLetter(String position, String why);

  @LogMessage(level = Level.WARN)
  @Message(id = 90010, value = "A batch cannot be taken in yet, trying again")
  void inboxWaits(@Cause Throwable cause);

  @LogMessage(level = Level.INFO)
  @Message(id = 90011, value = "This replica publishes the outbox")
  void relayLeads();

  @LogMessage(level = Level.WARN)
  @Message(id = 90012, value = "Events could not be published to %s, trying again")
  void publishFailed(String topic, @Cause Throwable cause);

  @LogMessage(level = Level.ERROR)
  @Message(id = 90013, value = "Unexpected failure in %s")
  void unexpected(String where, @Cause Throwable cause);

  @LogMessage(level = Level.ERROR)
  @Message(id = 90014, value = "Request failed, error id %s")
  void requestFailed(String errorId, @Cause Throwable cause);

  @LogMessage(level = Level.INFO)
  @Message(id = 90015, value = "Removed %s old event ids from the inbox")
  void purged(int count);

  @LogMessage(level = Level.DEBUG)
  @Message(id = 90016, value = "A group of %s failed; each of it is done alone")
  void groupNotDone(int size, @Cause Throwable cause);
}
