-- The work engine's tables. Times are written by the application's clock, never by now().

-- Ids of events that were taken in; a redelivery finds its id here and is skipped.
CREATE TABLE inbox (
  event_id    text        PRIMARY KEY,
  received_at timestamptz NOT NULL
);
CREATE INDEX inbox_received ON inbox USING brin (received_at);

-- One row per person and target.
CREATE TABLE lanes (
  worker_key      text        NOT NULL,
  target          text        NOT NULL,
  desired         bytea       NOT NULL,
  version         bigint      NOT NULL,
  applied_version bigint,
  state           text        NOT NULL
    CHECK (state IN ('READY', 'RUNNING', 'WAITING', 'HELD', 'DONE')),
  due_at          timestamptz,           -- when the desired state is to be worked on; null: not by itself
  urgency         smallint    NOT NULL,  -- 0 leaver, 1 normal, 2 background
  attempts        integer     NOT NULL DEFAULT 0,
  lease_owner     text,
  lease_until     timestamptz,           -- set while RUNNING only
  fence           bigint      NOT NULL DEFAULT 0,
  cause_id        text        NOT NULL,
  outcome_unknown boolean     NOT NULL DEFAULT false,
  woken           boolean     NOT NULL DEFAULT false,  -- due again as soon as the running try ends
  reasons         jsonb       NOT NULL DEFAULT '[]',
  updated_at      timestamptz NOT NULL,
  PRIMARY KEY (worker_key, target),
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL))
) WITH (
  fillfactor = 70,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_threshold = 500,
  autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0.02,
  autovacuum_analyze_threshold = 500
);
-- What can be claimed: due rows, and running ones whose lease has ended. Only these are in it.
CREATE INDEX lanes_claimable ON lanes (target, urgency, (coalesce(lease_until, due_at)))
  WHERE coalesce(lease_until, due_at) IS NOT NULL;

-- Lanes that wait for a fact in this database.
CREATE TABLE lane_waits (
  token      text NOT NULL,
  worker_key text NOT NULL,
  target     text NOT NULL,
  PRIMARY KEY (token, worker_key, target)
);

-- Events that were committed and not yet acknowledged by the broker; a row is deleted after that.
CREATE TABLE outbox (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text        NOT NULL,
  key        text        NOT NULL,
  value      bytea       NOT NULL,
  headers    jsonb       NOT NULL,
  created_at timestamptz NOT NULL
) WITH (
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_threshold = 500,
  autovacuum_vacuum_cost_delay = 0
);

-- Targets and budgets that rest until a time; shared by the replicas.
CREATE TABLE target_pauses (
  name        text        PRIMARY KEY,  -- the target, or 'budget:<name>'
  until       timestamptz NOT NULL,
  reason_code text        NOT NULL,
  message     text        NOT NULL
);

-- Token buckets of bucket4j.
CREATE TABLE budget_buckets (
  id         text   PRIMARY KEY,
  state      bytea,
  expires_at bigint
) WITH (
  fillfactor = 50,
  autovacuum_vacuum_scale_factor = 0.01,
  autovacuum_vacuum_cost_delay = 0
);
