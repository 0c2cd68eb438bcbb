DROP INDEX "task_events_moves";--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "opened_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "task_events_measured" ON "task_events" USING btree ("property_id","move","at","task_id","by_person_id","due_at","opened_at","id") WHERE "task_events"."undone_at" is null and "task_events"."move" in ('take', 'deliver', 'could_not', 'miss');--> statement-breakpoint
CREATE INDEX "tasks_gestures" ON "tasks" USING btree ("property_id","id","outlet_id","playbook_id","team_id","guest_id") WHERE "tasks"."kind" = 'gesture';--> statement-breakpoint
-- Moves made before are measured by what their task says now, the nearest to how it stood.
UPDATE "task_events" e SET "due_at" = t."due_at", "opened_at" = coalesce(t."opened_at", t."created_at")
  FROM "tasks" t WHERE t."property_id" = e."property_id" AND t."id" = e."task_id"
  AND e."move" IN ('take', 'deliver', 'could_not', 'miss');
