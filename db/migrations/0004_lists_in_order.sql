-- Indexes only, nothing is lost: DESC NULLS LAST served no list's order, so each list sorted everything it had.
DROP INDEX "deliveries_quarantine";--> statement-breakpoint
DROP INDEX "deliveries_heard";--> statement-breakpoint
DROP INDEX "signals_heard";--> statement-breakpoint
DROP INDEX "signals_unanswered";--> statement-breakpoint
DROP INDEX "signals_guest";--> statement-breakpoint
DROP INDEX "tasks_done";--> statement-breakpoint
CREATE INDEX "tasks_holds" ON "tasks" USING btree ("held_until") WHERE "tasks"."status" = 'waiting' and "tasks"."waiting_for" = 'time';--> statement-breakpoint
CREATE INDEX "deliveries_quarantine" ON "deliveries" USING btree ("property_id","received_at") WHERE "deliveries"."state" = 'quarantined';--> statement-breakpoint
CREATE INDEX "deliveries_heard" ON "deliveries" USING btree ("property_id","connector_id","received_at");--> statement-breakpoint
CREATE INDEX "signals_heard" ON "signals" USING btree ("property_id","received_at","id");--> statement-breakpoint
CREATE INDEX "signals_unanswered" ON "signals" USING btree ("property_id","received_at","id") WHERE "signals"."settled_at" is null and "signals"."nature" = 'guest' and "signals"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "signals_guest" ON "signals" USING btree ("property_id","guest_id","occurred_at");--> statement-breakpoint
CREATE INDEX "tasks_done" ON "tasks" USING btree ("property_id","changed_at","id") WHERE "tasks"."status" in ('delivered', 'could_not', 'called_off', 'missed');