ALTER TABLE "questions" ADD COLUMN "candidate_spot_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "before" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "questions_reply_task" ON "questions" USING btree ("property_id","reply_task_id");--> statement-breakpoint
CREATE INDEX "questions_waiting_task" ON "questions" USING btree ("property_id","waiting_task_id");--> statement-breakpoint
CREATE INDEX "questions_host_task" ON "questions" USING btree ("property_id","host_task_id");--> statement-breakpoint
CREATE INDEX "replies_leaving" ON "replies" USING btree ("leaves_at") WHERE "replies"."state" = 'leaving';