-- What hr-ingest-service knows. Times are written by the application's clock, never by now().

-- Version of hints: grows in the order in which they are taken in. Not cached per session, or
-- replicas would draw numbers out of order.
CREATE SEQUENCE hint_version AS bigint CACHE 1;

-- The last that is known of each worker; private data. JSON as text: a null is an empty field, a
-- missing key an absent one. Version 0 only holds a lock inside a transaction.
CREATE TABLE known_worker (
  source    text    NOT NULL,
  worker_id text    NOT NULL COLLATE "C",
  version   bigint  NOT NULL,
  missing   boolean NOT NULL,
  worker    text    NOT NULL,
  PRIMARY KEY (source, worker_id)
);

-- Deliveries of webhooks that were taken in; kept while a replay would still be fresh.
CREATE TABLE webhook_delivery (
  source      text        NOT NULL,
  fingerprint text        NOT NULL,
  keep_until  timestamptz NOT NULL,
  times       integer     NOT NULL DEFAULT 1,
  PRIMARY KEY (source, fingerprint)
);
CREATE INDEX webhook_delivery_keep ON webhook_delivery (keep_until);

-- How far the listings of a source came, and who has the turn.
CREATE TABLE listing (
  source      text        NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('DELTA', 'FULL')),
  watermark   text,
  due_at      timestamptz NOT NULL,
  failures    integer     NOT NULL DEFAULT 0,
  lease_until timestamptz,
  PRIMARY KEY (source, kind)
);

-- Uploads.
CREATE TABLE import_file (
  id           uuid        PRIMARY KEY,
  source       text        NOT NULL,
  fingerprint  text        NOT NULL,
  started_at   timestamptz NOT NULL,
  completed_at timestamptz,
  row_count    integer     NOT NULL,
  added        integer     NOT NULL,
  changed      integer     NOT NULL,
  unchanged    integer     NOT NULL,
  refused      integer     NOT NULL
);
CREATE INDEX import_file_fingerprint ON import_file (source, fingerprint);
CREATE INDEX import_file_started ON import_file (started_at);

-- What became of each row; ids and codes, never the content of a cell.
CREATE TABLE import_row (
  import_id   uuid   NOT NULL REFERENCES import_file ON DELETE CASCADE,
  line        bigint NOT NULL,
  worker_id   text,
  verdict     text   NOT NULL CHECK (verdict IN ('NEW', 'CHANGED', 'UNCHANGED', 'REFUSED')),
  code        text,
  column_name text,
  action      text,
  PRIMARY KEY (import_id, line)
);
