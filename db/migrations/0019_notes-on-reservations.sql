CREATE TABLE "reservation_notes" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"reservation_id" text NOT NULL,
	"words" text NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"writing_since" timestamp (3) with time zone,
	"external_id" text,
	"problem" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reservation_notes_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
ALTER TABLE "connectors" ADD COLUMN "notes_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reservation_notes" ADD CONSTRAINT "reservation_notes_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation_notes" ADD CONSTRAINT "reservation_notes_property_id_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_notes_task" ON "reservation_notes" USING btree ("property_id","task_id");--> statement-breakpoint
CREATE INDEX "reservation_notes_connector" ON "reservation_notes" USING btree ("property_id","connector_id","changed_at");--> statement-breakpoint
CREATE INDEX "reservation_notes_due" ON "reservation_notes" USING btree ("due_at") WHERE "reservation_notes"."state" in ('due', 'writing');