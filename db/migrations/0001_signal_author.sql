ALTER TABLE "signals" ADD COLUMN "other_delivery_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "author" jsonb;--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "place" jsonb;