-- The import of a source that began last is asked for with every upload.
DROP INDEX import_file_fingerprint;
CREATE INDEX import_file_newest ON import_file (source, started_at);
