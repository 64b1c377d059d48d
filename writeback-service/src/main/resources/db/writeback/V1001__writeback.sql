-- What Usher knows of its own doing in HR's records: one row per person and HR field.
CREATE TABLE own_values (
  worker_key   text   NOT NULL,
  field        text   NOT NULL,
  confirmed    text,               -- value that HR was seen to hold as Usher wanted it
  attempted    text,               -- value of a write whose outcome is not known yet
  verified_for bigint NOT NULL,    -- admission for which HR was seen to hold the confirmed value
  written_for  bigint NOT NULL,    -- admission for which Usher wrote it; 0 when HR had it by itself
  verified_at  timestamptz,
  PRIMARY KEY (worker_key, field)
);

-- The last completion that was told of each person, so that each is told once.
CREATE TABLE told_completions (
  worker_key text   PRIMARY KEY,
  version    bigint NOT NULL,
  digest     text   NOT NULL
);
