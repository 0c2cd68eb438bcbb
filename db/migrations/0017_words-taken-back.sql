-- Words that were taken back before this step follow nothing either.
UPDATE "echoes" x SET "is_retracted" = true FROM "signals" s
  WHERE s."property_id" = x."property_id" AND s."id" = x."signal_id" AND s."deleted_at" is not null;
