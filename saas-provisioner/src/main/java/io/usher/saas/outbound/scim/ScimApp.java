// SPDX-License-Identifier: Apache-2.0
package io.usher.saas.outbound.scim;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.usher.core.CallFailure;
import io.usher.core.ReasonCode;
import io.usher.saas.domain.AppAccounts;
import io.usher.saas.domain.KnownAppAccount;
import io.usher.saas.domain.ProfileField;
import io.usher.saas.domain.Search;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;

/**
 * One app that speaks SCIM 2.0 in some dialect. One instance per app and process: it keeps group
 * ids and puts changes of a group by different people into one request.
 */
public final class ScimApp {

  private final ScimHttp http;
  private final ScimDialect dialect;
  private final ScimUser users;
  private final ScimGroups groups;

  /**
   * Makes the client of one app.
   *
   * @param base base URL of the app without a slash at the end
   * @param token bearer token; a secret
   */
  public ScimApp(ScimDialect dialect, URI base, String token, OkHttpClient client, Clock clock) {
    this.http =
        new ScimHttp(
            client,
            new ObjectMapper(),
            new ScimHttp.Endpoint(base, "Bearer " + token, dialect.writing().mediaType()),
            clock);
    this.dialect = dialect;
    this.users = new ScimUser(dialect);
    this.groups = new ScimGroups(http, dialect, clock);
  }

  /** The app's accounts, asked at this pace. */
  public AppAccounts accounts(AppPace pace) {
    return new Accounts(pace);
  }

  private final class Accounts implements AppAccounts {

    private final AppPace pace;

    private Accounts(AppPace pace) {
      this.pace = pace;
    }

    @Override
    public List<KnownAppAccount> find(Search search) {
      Map<String, KnownAppAccount> found = new LinkedHashMap<>();
      boolean afterConflict = search.depth() == Search.Depth.AFTER_CONFLICT;
      if (search.remoteId() != null) {
        byId(search.remoteId()).ifPresent(account -> found.put(account.remoteId(), account));
        if (!found.isEmpty() && !afterConflict) {
          return List.copyOf(found.values());
        }
      }
      for (Key key : keys(search, afterConflict)) {
        query(key).forEach(account -> found.put(account.remoteId(), account));
      }
      return List.copyOf(found.values());
    }

    private Optional<KnownAppAccount> byId(String remoteId) {
      ScimReply reply = http.get("/Users/" + Queries.encode(remoteId), pace);
      if (reply.notFound()) {
        return Optional.empty();
      }
      if (!reply.succeeded()) {
        throw reply.refused("The look-up");
      }
      return users.read(reply.body());
    }

    private List<KnownAppAccount> query(Key key) {
      String filter = Queries.encode(Queries.equal(key.attribute(), key.value()));
      return http.find("/Users?filter=" + filter, "The look-up", pace).stream()
          .flatMap(resource -> users.read(resource).filter(key.equality()).stream())
          .toList();
    }

    @Override
    public Written create(Map<ProfileField, String> profile) {
      ScimReply reply = http.write("POST", "/Users", users.creation(profile), pace);
      if (reply.conflict()) {
        return new Written.Taken();
      }
      if (!reply.succeeded()) {
        throw reply.refused("The creation");
      }
      return users
          .read(reply.body())
          .<Written>map(account -> new Written.Stored(account.remoteId()))
          .orElseThrow(
              () ->
                  new CallFailure.Later(
                      ReasonCode.TARGET_OUTCOME_UNKNOWN,
                      "The app told no id of the account",
                      null));
    }

    @Override
    public Written change(String remoteId, AccountChange change) {
      ScimReply reply = send("/Users/" + Queries.encode(remoteId), change);
      if (reply.conflict()) {
        return new Written.Taken();
      }
      if (reply.notFound()) {
        throw new CallFailure.Later(
            ReasonCode.NOT_YET_VISIBLE, "The account was not there: it is looked up again", null);
      }
      if (!reply.succeeded()) {
        throw reply.refused("The change");
      }
      return new Written.Stored(remoteId);
    }

    private ScimReply send(String path, AccountChange change) {
      boolean closes = change.active().filter(active -> !active).isPresent();
      if (closes && dialect.writing().close() == ScimDialect.Close.DELETE) {
        return http.write("DELETE", path, null, pace);
      }
      return switch (dialect.writing().verb()) {
        case PATCH -> http.write("PATCH", path, users.patch(change), pace);
        case PUT -> {
          ScimReply current = http.get(path, pace);
          yield current.succeeded()
              ? http.write("PUT", path, users.replacement(current.body(), change), pace)
              : current;
        }
      };
    }

    @Override
    public Membership setMembership(String remoteId, String group, boolean member) {
      return groups.set(remoteId, group, member, pace);
    }
  }

  /** One question to the app, and what an answer must be like: filters are not always honoured. */
  private record Key(String attribute, String value, Predicate<KnownAppAccount> equality) {

    static Key of(String attribute, ProfileField field, String value) {
      boolean exact = field == ProfileField.EXTERNAL_ID;
      return new Key(
          attribute,
          value,
          account ->
              account
                  .field(field)
                  .filter(exact ? value::equals : value::equalsIgnoreCase)
                  .isPresent());
    }
  }

  private List<Key> keys(Search search, boolean afterConflict) {
    List<Key> keys = new ArrayList<>();
    if (dialect.finding().externalId()) {
      keys.add(Key.of("externalId", ProfileField.EXTERNAL_ID, search.externalId()));
    }
    String attribute = dialect.finding().attribute();
    switch (dialect.finding().match()) {
      case MAIL -> {
        search.addresses().forEach(mail -> keys.add(Key.of(attribute, ProfileField.MAIL, mail)));
        if (afterConflict) {
          search
              .userNames()
              .forEach(name -> keys.add(Key.of("userName", ProfileField.USER_NAME, name)));
        }
      }
      case USER_NAME ->
          search
              .userNames()
              .forEach(name -> keys.add(Key.of(attribute, ProfileField.USER_NAME, name)));
    }
    return keys;
  }
}
