CREATE INDEX "guests_words" ON "guests" USING gin (array_to_tsvector(string_to_array(ltrim(regexp_replace(' ' || lower(regexp_replace(normalize("name", NFKD), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+',
    ' ' || "property_id"::text || ':', 'g')), ' ')));--> statement-breakpoint
CREATE INDEX "handles_words" ON "handles" USING gin (array_to_tsvector(string_to_array(ltrim(regexp_replace(' ' || lower(regexp_replace(normalize(("folded" || ' ' || coalesce("display_name", '')), NFKD), '[\u0300-\u036f]', '', 'g')), '[^[:alnum:]]+',
    ' ' || "property_id"::text || ':', 'g')), ' ')));