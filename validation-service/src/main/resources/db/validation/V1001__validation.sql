-- What is known of each person. Private: HR's values stand here and nowhere else in this service.
CREATE TABLE people (
  worker_key       text        PRIMARY KEY,
  source           text        NOT NULL,
  observed_version bigint      NOT NULL,
  hr_record        jsonb       NOT NULL,  -- as HR gave it; fields that it hides today as they were
  findings         jsonb       NOT NULL,  -- of the newest judgement, warnings too
  held             boolean     NOT NULL,
  blockers         jsonb       NOT NULL,  -- findings that hold the person
  held_since       timestamptz,
  held_version     bigint      NOT NULL,  -- version of the newest IdentityHeld; 0: none yet
  stage            text,                  -- of the newest IdentityAdmitted; null: none yet
  admitted_version bigint      NOT NULL,
  admission        jsonb,
  CHECK (held = (held_since IS NOT NULL))
) WITH (fillfactor = 80);
CREATE INDEX people_held ON people (worker_key) WHERE held;
CREATE INDEX people_stage ON people (source, stage);

-- Values that a person put in the place of HR's, while HR still says hr_value.
CREATE TABLE hand_corrections (
  worker_key text        NOT NULL,
  field      text        NOT NULL,
  hr_value   text,
  value      text        NOT NULL,
  made_by    text        NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (worker_key, field)
);

-- Findings that a person let go, while the values that were found stay the same.
CREATE TABLE waivers (
  worker_key text        NOT NULL,
  code       text        NOT NULL,
  rule       text        NOT NULL,
  field      text        NOT NULL,  -- empty when the finding is about several
  evidence   text        NOT NULL,
  made_by    text        NOT NULL,
  made_at    timestamptz NOT NULL,
  PRIMARY KEY (worker_key, code, rule, field)
);

-- Audit: who did what about a held record, and why. Rows are only ever added.
CREATE TABLE actions (
  id         text        PRIMARY KEY,
  request    text        NOT NULL,  -- the same for the same wish about the same person
  worker_key text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('RELEASE', 'CORRECT')),
  made_by    text        NOT NULL,
  reason     text        NOT NULL,
  detail     jsonb       NOT NULL,
  made_at    timestamptz NOT NULL
);
CREATE INDEX actions_request ON actions (request);
CREATE INDEX actions_of_worker ON actions (worker_key, made_at);

-- The brake: who left in the rolling window. One row per source serialises the counting.
CREATE TABLE brakes (
  source     text        PRIMARY KEY,
  checked_at timestamptz NOT NULL
);
CREATE TABLE leavers (
  worker_key   text        NOT NULL,
  fact_version bigint      NOT NULL,
  source       text        NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (worker_key, fact_version)
);
CREATE INDEX leavers_window ON leavers (source, at);
