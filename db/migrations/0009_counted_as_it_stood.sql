DROP INDEX "spends_at";--> statement-breakpoint
DROP INDEX "tasks_gestures";--> statement-breakpoint
DROP INDEX "signals_occurred";--> statement-breakpoint
DROP INDEX "task_events_measured";--> statement-breakpoint
ALTER TABLE "spends" ADD COLUMN "is_counted" boolean;--> statement-breakpoint
ALTER TABLE "spends" ADD COLUMN "outlet_id" uuid;--> statement-breakpoint
ALTER TABLE "spends" ADD COLUMN "playbook_id" uuid;--> statement-breakpoint
ALTER TABLE "spends" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "spends" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "is_counted" boolean;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "outlet_id" uuid;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "playbook_id" uuid;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "guest_id" uuid;--> statement-breakpoint
ALTER TABLE "task_events" ADD COLUMN "person_id" uuid;--> statement-breakpoint
-- Moves and spends made before are counted under what their task says now, the nearest to how it stood.
UPDATE "task_events" e SET "outlet_id" = t."outlet_id", "playbook_id" = t."playbook_id", "team_id" = t."team_id",
  "guest_id" = t."guest_id",
  "person_id" = CASE WHEN e."move" = 'miss' THEN t."claimed_by" ELSE e."by_person_id" END,
  "is_counted" = t."kind" = 'gesture' AND NOT (e."move" = 'take' AND EXISTS (
    SELECT 1 FROM "task_events" o WHERE o."property_id" = e."property_id" AND o."task_id" = e."task_id"
      AND o."move" = 'take' AND o."undone_at" IS NULL AND (o."at", o."id") < (e."at", e."id"))),
  "detail" = CASE WHEN e."move" = 'could_not' AND e."detail"->>'reason' IS NULL AND t."could_not_reason" IS NOT NULL
    THEN e."detail" || jsonb_build_object('reason', t."could_not_reason") ELSE e."detail" END
  FROM "tasks" t WHERE t."property_id" = e."property_id" AND t."id" = e."task_id"
  AND e."move" IN ('take', 'deliver', 'could_not', 'miss')--> statement-breakpoint
UPDATE "spends" m SET "is_counted" = t."kind" = 'gesture', "outlet_id" = t."outlet_id",
  "playbook_id" = t."playbook_id", "team_id" = t."team_id",
  "person_id" = CASE WHEN m."kind" = 'spend' THEN m."by_person_id" ELSE (
    SELECT o."by_person_id" FROM "spends" o WHERE o."property_id" = m."property_id" AND o."task_id" = m."task_id"
      AND o."kind" = 'spend' AND o."at" <= m."at" ORDER BY o."at" DESC, o."id" DESC LIMIT 1) END
  FROM "tasks" t WHERE t."property_id" = m."property_id" AND t."id" = m."task_id"--> statement-breakpoint
CREATE INDEX "signals_in_reply" ON "signals" USING btree ("property_id","in_reply_to") WHERE "signals"."in_reply_to" is not null;--> statement-breakpoint
CREATE INDEX "spends_measured" ON "spends" USING btree ("property_id","at","currency","amount_minor","kind","task_id","outlet_id","playbook_id","team_id","person_id","id") WHERE "spends"."is_counted";--> statement-breakpoint
CREATE INDEX "tasks_parties" ON "tasks" USING btree ("property_id","id","visit_id","guest_id") WHERE "tasks"."kind" = 'gesture' and "tasks"."count" > 1;--> statement-breakpoint
CREATE INDEX "signals_occurred" ON "signals" USING btree ("property_id","occurred_at","nature","same_as_id","outlet_id","guest_id","id");--> statement-breakpoint
CREATE INDEX "task_events_measured" ON "task_events" USING btree ("property_id","move","at","task_id","due_at","opened_at","outlet_id","playbook_id","team_id","person_id","guest_id","id") WHERE "task_events"."undone_at" is null and "task_events"."is_counted" and "task_events"."move" in ('take', 'deliver', 'could_not', 'miss');
