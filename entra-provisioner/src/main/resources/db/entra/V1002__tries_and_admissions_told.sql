-- When an account was last tried to be made with the address and it is not known that nothing came
-- of it; null before the first such try.
ALTER TABLE address_reservation ADD COLUMN attempted_at timestamptz;

-- The admission that the last outcome was about.
ALTER TABLE account ADD COLUMN outcome_about_version bigint NOT NULL DEFAULT 0;
