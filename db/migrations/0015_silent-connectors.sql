CREATE TABLE "connector_silences" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"heard_at" timestamp (3) with time zone NOT NULL,
	"noticed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "connector_silences_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
ALTER TABLE "connector_silences" ADD CONSTRAINT "connector_silences_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "connector_silences_present" ON "connector_silences" USING btree ("property_id","connector_id") WHERE "connector_silences"."ended_at" is null;