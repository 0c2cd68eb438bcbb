CREATE TABLE "vendor_access" (
	"property_id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid,
	"refusal" text,
	"refused_at" timestamp (3) with time zone,
	CONSTRAINT "vendor_access_property_id_connector_id_pk" PRIMARY KEY("property_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "vendor_places" (
	"property_id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"place" jsonb NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vendor_places_property_id_connector_id_pk" PRIMARY KEY("property_id","connector_id")
);
--> statement-breakpoint
CREATE TABLE "vendor_secrets" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "vendor_secrets_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
ALTER TABLE "connectors" ADD COLUMN "account_id" text;--> statement-breakpoint
ALTER TABLE "connectors" ADD COLUMN "base_url" text;--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "way_back" jsonb;--> statement-breakpoint
ALTER TABLE "vendor_access" ADD CONSTRAINT "vendor_access_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_places" ADD CONSTRAINT "vendor_places_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_secrets" ADD CONSTRAINT "vendor_secrets_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vendor_secrets_connector" ON "vendor_secrets" USING btree ("property_id","connector_id");