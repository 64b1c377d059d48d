// SPDX-License-Identifier: Apache-2.0
package io.usher.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usher.sandbox.http.Call;
import io.usher.sandbox.http.Json;
import io.usher.sandbox.http.Reply;
import io.usher.sandbox.http.Route;
import java.util.List;
import java.util.Objects;

/** Products, licences of a user, and what a mailbox answers before and after it exists. */
final class LicenceRoutes {
  private static final String USER = "/v1.0/users/{id}";

  private final Directory directory;
  private final Licensing licensing;
  private final UserView view;
  private final String tenant;

  LicenceRoutes(Directory directory, Licensing licensing, UserView view, String tenant) {
    this.directory = directory;
    this.licensing = licensing;
    this.view = view;
    this.tenant = tenant;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1.0/subscribedSkus", this::skus),
        new Route("POST", USER + "/assignLicense", this::assign),
        new Route("POST", USER + "/reprocessLicenseAssignment", this::reprocess),
        new Route("GET", USER + "/licenseDetails", this::details),
        new Route("GET", USER + "/mailboxSettings", this::mailbox));
  }

  private Reply skus(Call call) {
    if (call.query("$filter").isPresent()) {
      throw GraphErrors.unsupportedQuery("Unsupported Query.");
    }
    List<Sku> skus = List.copyOf(licensing.skus());
    return Listing.page(
        directory.settings(),
        call,
        "subscribedSkus",
        skus,
        sku -> sku.json(tenant, licensing.consumed(sku.skuId())));
  }

  private Reply assign(Call call) {
    User user = target(call);
    if (licensing.assign(user, UserRoutes.body(call))) {
      call.changed();
    }
    return Reply.json(200, view.showNewest(user, call));
  }

  private Reply reprocess(Call call) {
    User user = target(call);
    licensing.refresh(user);
    return Reply.json(200, view.showNewest(user, call));
  }

  private Reply details(Call call) {
    User user = user(call);
    List<Sku> held = user.seats.stream().map(licensing::sku).filter(Objects::nonNull).toList();
    return Listing.page(
        directory.settings(),
        call,
        "licenseDetails",
        held,
        sku -> {
          ObjectNode detail = sku.json(tenant, 0);
          detail.retain("id", "skuId", "skuPartNumber", "servicePlans");
          return detail;
        });
  }

  private Reply mailbox(Call call) {
    User user = user(call);
    if (!user.mailboxReady) {
      throw GraphErrors.error(
          404,
          "MailboxNotEnabledForRESTAPI",
          "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
    }
    return Reply.json(
        200, Json.object().put("timeZone", "UTC").put("archiveFolder", "").put("dateFormat", ""));
  }

  private User user(Call call) {
    User user = directory.visibleUser(call.parameter("id"));
    UserRoutes.touch(call, user);
    return user;
  }

  private User target(Call call) {
    User user = directory.target(call.parameter("id"));
    UserRoutes.touch(call, user);
    return user;
  }
}
