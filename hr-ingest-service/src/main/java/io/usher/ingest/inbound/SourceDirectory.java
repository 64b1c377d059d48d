// SPDX-License-Identifier: Apache-2.0
package io.usher.ingest.inbound;

import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.core.WorkerKey;
import io.usher.ingest.domain.ConnectedSource;
import io.usher.ingest.domain.FileRefusedException;
import io.usher.ingest.domain.FileSource;
import io.usher.ingest.domain.FileSource.WorkerFile;
import io.usher.ingest.domain.HrSource;
import io.usher.ingest.domain.Sources;
import io.usher.kit.http.ProblemException;
import io.usher.kit.lane.LaneClaim;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the source that a caller names, or refuses the call. */
@ApplicationScoped
public class SourceDirectory {

  private final Sources sources;

  /** Made by the container. */
  public SourceDirectory(Sources sources) {
    this.sources = sources;
  }

  /** The source of that name that can be asked. */
  public HrSource askable(String name) {
    return switch (find(name)) {
      case HrSource source -> source;
      case FileSource file ->
          throw wrongType("This source takes files", "Send the file to …/" + name + "/imports");
    };
  }

  /**
   * The source that a lane is about.
   *
   * @throws CallFailure.Refused when the company folder no longer has it
   */
  public HrSource askable(LaneClaim claim) {
    return sources
        .find(WorkerKey.parse(claim.key().workerKey()).source())
        .filter(HrSource.class::isInstance)
        .map(HrSource.class::cast)
        .orElseThrow(
            () ->
                new CallFailure.Refused(
                    ReasonCode.SOURCE_UNKNOWN, "The company folder no longer has this source"));
  }

  /** The source of that name that takes files. */
  public FileSource files(String name) {
    return switch (find(name)) {
      case FileSource source -> source;
      case HrSource hr ->
          throw wrongType("This source takes no files", "Name a source of type csv");
    };
  }

  /** Opens a file of a source, or refuses it as a whole. */
  public WorkerFile open(String name, byte[] content) {
    try {
      return files(name).open(content);
    } catch (FileRefusedException no) {
      int status = no.code() == ReasonCode.BODY_TOO_LARGE ? 413 : 422;
      throw new ProblemException(status, no.code(), no.detail(), no.action());
    }
  }

  private ConnectedSource find(String name) {
    return sources
        .find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    404,
                    ReasonCode.SOURCE_UNKNOWN,
                    "There is no source of that name",
                    "Use a name from sources.yaml"));
  }

  private static ProblemException wrongType(String detail, String action) {
    return new ProblemException(409, ReasonCode.SOURCE_WRONG_TYPE, detail, action);
  }
}
