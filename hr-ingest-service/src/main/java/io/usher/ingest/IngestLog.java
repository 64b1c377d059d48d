// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** Everything this service says in its log. Worker keys and codes; never a value of HR's. */
@MessageLogger(projectCode = "USHER-", length = 5)
public interface IngestLog extends BasicLogger {

  IngestLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), IngestLog.class, "io.usher.ingest");

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 10001, value = "Delivery refused source=%s reason=%s")
  void deliveryRefused(String source, String reason);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 10002, value = "Worker is not known to HR workerKey=%s")
  void workerUnknown(String workerKey);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 10003, value = "Worker is missing in HR and kept workerKey=%s")
  void workerMissing(String workerKey);

  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 10010, value = "Listing complete source=%s kind=%s workers=%d")
  void listed(String source, String kind, long workers);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 10011, value = "Listing given up source=%s kind=%s reason=%s next=%s")
  void listingGivenUp(String source, String kind, String reason, String next);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 10012, value = "Housekeeping postponed, the database cannot be reached: %s")
  void housekeepingPostponed(String cause);

  @LogMessage(level = Logger.Level.INFO)
  @Message(
      id = 10020,
      value = "Import complete source=%s import=%s rows=%d new=%d changed=%d refused=%d")
  void imported(String source, String upload, int rows, int added, int changed, int refused);

  @LogMessage(level = Logger.Level.WARN)
  @Message(id = 10021, value = "Upload refused source=%s reason=%s")
  void uploadRefused(String source, String reason);
}
