-- What Usher itself remembers of accounts. No personal data but the address register below.
CREATE TABLE account (
  worker_key           text PRIMARY KEY,
  -- Object id in Entra; an account belongs to one person.
  object_id            text UNIQUE,
  account_since        timestamptz,
  -- False once it is among the deleted items.
  alive                boolean     NOT NULL DEFAULT false,
  -- Whether sessions were revoked since sign-in was closed last.
  sessions_revoked     boolean     NOT NULL DEFAULT false,
  mailbox_since        timestamptz,
  mailbox_ready_at     timestamptz,
  -- Nothing but the mailbox was missing when it was looked at last.
  only_mailbox_missing boolean     NOT NULL DEFAULT false,
  -- The last outcome that was told.
  outcome_version      bigint      NOT NULL DEFAULT 0,
  outcome_digest       text        NOT NULL DEFAULT '',
  admitted_version     bigint      NOT NULL DEFAULT 0,
  directory_at         timestamptz
);

-- The register of addresses: a row is never handed to a second person before blocked_until.
CREATE TABLE address_reservation (
  -- Lower case.
  address       text PRIMARY KEY,
  -- Whose it is, or was; null when somebody outside of Usher has it.
  worker_key    text UNIQUE,
  reserved_at   timestamptz NOT NULL,
  released_at   timestamptz,
  -- Null while it is in use.
  blocked_until timestamptz
);
