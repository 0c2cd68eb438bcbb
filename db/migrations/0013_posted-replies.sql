DROP INDEX "replies_living";--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "posting_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "doubt_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "cost_millis" integer;--> statement-breakpoint
CREATE UNIQUE INDEX "replies_living" ON "replies" USING btree ("property_id","task_id") WHERE "replies"."state" not in ('stopped', 'recalled');