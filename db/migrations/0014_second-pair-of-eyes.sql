ALTER TABLE "properties" ADD COLUMN "replies_need_yes" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "recalled_by" uuid;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "rejection" text;--> statement-breakpoint
CREATE INDEX "replies_calling" ON "replies" USING btree ("property_id","updated_at") WHERE "replies"."state" in ('awaiting', 'unsure');