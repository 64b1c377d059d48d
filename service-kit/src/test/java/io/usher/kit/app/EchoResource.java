// SPDX-License-Identifier: Apache-2.0
package io.usher.kit.app;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Requests that go wrong. */
@Path("/test")
public class EchoResource {

  /** A body. */
  public record Body(int number) {}

  @POST
  @Path("/echo")
  @Consumes(MediaType.APPLICATION_JSON)
  public Body echo(Body body) {
    return body;
  }

  @GET
  @Path("/bug")
  public String bug() {
    throw new IllegalStateException("a bug");
  }
}
