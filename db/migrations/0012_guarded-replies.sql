ALTER TABLE "properties" ADD COLUMN "selling_phrases" jsonb;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "overruled" jsonb;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "heard_until" timestamp (3) with time zone;