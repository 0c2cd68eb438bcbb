ALTER TABLE "handles" ALTER COLUMN "folded" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "handles" ADD COLUMN "named_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "handles" SET "named_at" = "first_heard_at";--> statement-breakpoint
ALTER TABLE "handles" ALTER COLUMN "named_at" SET NOT NULL;--> statement-breakpoint
-- What is recognised by its id needs no handle made of it.
UPDATE "handles" SET "folded" = null WHERE "folded" = 'id:' || "external_id";--> statement-breakpoint
-- An id of no network of its own is its connector's.
UPDATE "handles" h SET "external_id" = coalesce((
    SELECT s."connector_id" || ':' || h."external_id" FROM "signals" s
    WHERE s."property_id" = h."property_id" AND s."handle_id" = h."id" AND s."connector_id" is not null
    ORDER BY s."received_at" DESC LIMIT 1), h."external_id")
  WHERE h."network" IN ('pms', 'front_desk', 'other') AND h."external_id" is not null;--> statement-breakpoint
-- Accounts that were renamed stand here twice. One keeps the id: whoever opted out before anybody, then the first heard.
UPDATE "handles" SET "external_id" = null FROM (
    SELECT h."property_id", h."id", row_number() OVER (
      PARTITION BY h."property_id", h."network", h."external_id"
      ORDER BY EXISTS (SELECT 1 FROM "cautions" c WHERE c."property_id" = h."property_id" AND c."guest_id" = h."guest_id"
        AND c."kind" = 'opted_out' AND c."lifted_at" is null) DESC, h."first_heard_at", h."id") AS nth
    FROM "handles" h WHERE h."external_id" is not null) again
  WHERE "handles"."property_id" = again."property_id" AND "handles"."id" = again."id" AND again.nth > 1;--> statement-breakpoint
CREATE UNIQUE INDEX "handles_external" ON "handles" USING btree ("property_id","network","external_id");
