-- What Usher remembers of each person in each app: one row, written once per finished try.
CREATE TABLE app_account (
  app             text        NOT NULL,
  worker_key      text        NOT NULL,
  -- Id of the account in the app; null until one is known.
  remote_id       text,
  -- Groups that Usher granted and did not take back.
  groups          text[]      NOT NULL DEFAULT '{}',
  -- A call may have had an effect that was never seen.
  unsure          boolean     NOT NULL DEFAULT false,
  -- Address of a creation that was begun and not seen to end.
  tried_address   text,
  -- The account was asked to close and was not read back as closed yet.
  close_asked_at  timestamptz,
  close_tries     integer     NOT NULL DEFAULT 0,
  -- Fingerprint of the desired state that was last seen in order, and when.
  settled_as      text,
  settled_at      timestamptz,
  -- Version of the newest outcome of this person and app.
  outcome_version bigint      NOT NULL DEFAULT 0,
  -- Newest directory outcome for which the app has ended its work.
  settled_version bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (worker_key, app),
  -- An account is never linked to two workers.
  CONSTRAINT one_worker_per_account UNIQUE (app, remote_id)
);
