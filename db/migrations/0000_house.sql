CREATE TABLE "cautions" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"guest_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "cautions_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "guests" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"language" text,
	"joined_into_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "guests_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "handles" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"guest_id" uuid NOT NULL,
	"network" text NOT NULL,
	"handle" text NOT NULL,
	"folded" text NOT NULL,
	"external_id" text,
	"display_name" text,
	"avatar_url" text,
	"followers" integer,
	"first_heard_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "handles_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"handle_id" uuid NOT NULL,
	"guest_id" uuid NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"reasons" jsonb NOT NULL,
	"confidence" integer NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" uuid,
	CONSTRAINT "matches_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"guest_id" uuid NOT NULL,
	"words" text NOT NULL,
	"certainty" text NOT NULL,
	"signal_id" uuid,
	"added_by" uuid,
	"added_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "preferences_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "visit_guests" (
	"property_id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"guest_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visit_guests_property_id_visit_id_guest_id_pk" PRIMARY KEY("property_id","visit_id","guest_id")
);
--> statement-breakpoint
CREATE TABLE "visits" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"outlet_id" uuid,
	"spot_id" uuid,
	"reservation_id" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"arrived_at" timestamp (3) with time zone,
	"departed_at" timestamp (3) with time zone,
	"party_size" integer,
	"source_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "visits_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "outlets" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"visit_minutes" integer,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "outlets_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "properties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"rolls_at_hour" integer DEFAULT 4 NOT NULL,
	"currency" char(3) NOT NULL,
	"languages" text[] DEFAULT '{en}' NOT NULL,
	"is_demonstration" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spots" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outlet_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "spots_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"outlet_id" uuid,
	"is_host" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "teams_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"property_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_property_id_person_id_pk" PRIMARY KEY("property_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"staff_name" text,
	"email" text,
	"password_hash" text,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"session_epoch" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text NOT NULL,
	"window_starts_at" timestamp (3) with time zone NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "sign_in_attempts_key_window_starts_at_pk" PRIMARY KEY("key","window_starts_at")
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"sets_password" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"property_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "team_members_property_id_team_id_person_id_pk" PRIMARY KEY("property_id","team_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"property_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"public_name" text NOT NULL,
	"public_role" text DEFAULT '' NOT NULL,
	"face_key" text,
	"handles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"is_shown" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "voices_property_id_person_id_pk" PRIMARY KEY("property_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "gestures" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"act" text NOT NULL,
	"act_many" text,
	"cost_minor" integer NOT NULL,
	"value_minor" integer NOT NULL,
	"minutes" integer NOT NULL,
	"team_id" uuid,
	"proof" text DEFAULT 'none' NOT NULL,
	"steps" text[] DEFAULT '{}' NOT NULL,
	"not_for" text[] DEFAULT '{}' NOT NULL,
	"per_visit" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "gestures_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "playbook_days" (
	"property_id" uuid NOT NULL,
	"playbook_id" uuid NOT NULL,
	"business_date" date NOT NULL,
	"fired" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "playbook_days_property_id_playbook_id_business_date_pk" PRIMARY KEY("property_id","playbook_id","business_date")
);
--> statement-breakpoint
CREATE TABLE "playbook_versions" (
	"property_id" uuid NOT NULL,
	"playbook_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"suggests" boolean NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "playbook_versions_property_id_playbook_id_version_pk" PRIMARY KEY("property_id","playbook_id","version")
);
--> statement-breakpoint
CREATE TABLE "playbooks" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text DEFAULT 'live' NOT NULL,
	"current_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "playbooks_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"reply_task_id" uuid NOT NULL,
	"waiting_task_id" uuid NOT NULL,
	"host_task_id" uuid,
	"state" text NOT NULL,
	"answer_within_minutes" integer NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"host_at" timestamp (3) with time zone,
	"answer_signal_id" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "questions_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"signal_id" uuid,
	"voice_person_id" uuid,
	"words" text NOT NULL,
	"language" text,
	"state" text NOT NULL,
	"route" text,
	"leaves_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"external_id" text,
	"problem" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "replies_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "connector_secrets" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"sealed" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "connector_secrets_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "connectors" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"channel" text NOT NULL,
	"network" text NOT NULL,
	"outlet_id" uuid,
	"own_handles" text[] DEFAULT '{}' NOT NULL,
	"outgoing_url" text,
	"outgoing_secret" "bytea",
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "connectors_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"property_id" uuid NOT NULL,
	"signal_id" uuid NOT NULL,
	"stopped" jsonb,
	"considered" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"tasks_made" integer DEFAULT 0 NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decisions_property_id_signal_id_pk" PRIMARY KEY("property_id","signal_id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid NOT NULL,
	"key" text NOT NULL,
	"content_type" text NOT NULL,
	"body" "bytea",
	"state" text DEFAULT 'kept' NOT NULL,
	"problem" jsonb,
	"received_at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connector_id" uuid,
	"delivery_id" uuid,
	"kind" text NOT NULL,
	"nature" text DEFAULT 'guest' NOT NULL,
	"network" text NOT NULL,
	"external_id" text NOT NULL,
	"same_as_id" uuid,
	"handle_id" uuid,
	"guest_id" uuid,
	"visit_id" uuid,
	"author_name" text,
	"text" text DEFAULT '' NOT NULL,
	"language" text,
	"url" text,
	"in_reply_to" text,
	"rating_value" double precision,
	"rating_max" double precision,
	"outlet_id" uuid,
	"spot_id" uuid,
	"stay" jsonb,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"revised_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"settled_by" uuid,
	"noticed_by" uuid,
	CONSTRAINT "signals_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "echoes" (
	"property_id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"signal_id" uuid NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	"is_retracted" boolean DEFAULT false NOT NULL,
	CONSTRAINT "echoes_property_id_task_id_signal_id_pk" PRIMARY KEY("property_id","task_id","signal_id")
);
--> statement-breakpoint
CREATE TABLE "proofs" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"photo_key" text,
	"words" text,
	"by_person_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "proofs_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "spends" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" char(3) NOT NULL,
	"by_person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spends_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "task_events" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"task_id" uuid NOT NULL,
	"move" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"by_person_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "task_events_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"property_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"act" text NOT NULL,
	"act_many" text,
	"count" integer,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"proof" text DEFAULT 'none' NOT NULL,
	"signal_id" uuid,
	"guest_id" uuid,
	"visit_id" uuid,
	"playbook_id" uuid,
	"playbook_version" integer,
	"step" text,
	"gesture_id" uuid,
	"cap_slot" integer,
	"cause_key" text NOT NULL,
	"second_chance_of" uuid,
	"outlet_id" uuid,
	"spot_id" uuid,
	"spot_words" text,
	"team_id" uuid,
	"given_to" uuid,
	"claimed_by" uuid,
	"waiting_for" text,
	"held_until" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"could_not_reason" text,
	"second_chance" text,
	"cost_minor" integer DEFAULT 0 NOT NULL,
	"currency" char(3) NOT NULL,
	CONSTRAINT "tasks_property_id_id_pk" PRIMARY KEY("property_id","id")
);
--> statement-breakpoint
ALTER TABLE "cautions" ADD CONSTRAINT "cautions_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guests" ADD CONSTRAINT "guests_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handles" ADD CONSTRAINT "handles_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_property_id_handle_id_handles_property_id_id_fk" FOREIGN KEY ("property_id","handle_id") REFERENCES "public"."handles"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_guests" ADD CONSTRAINT "visit_guests_property_id_visit_id_visits_property_id_id_fk" FOREIGN KEY ("property_id","visit_id") REFERENCES "public"."visits"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_guests" ADD CONSTRAINT "visit_guests_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_property_id_outlet_id_outlets_property_id_id_fk" FOREIGN KEY ("property_id","outlet_id") REFERENCES "public"."outlets"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_property_id_spot_id_spots_property_id_id_fk" FOREIGN KEY ("property_id","spot_id") REFERENCES "public"."spots"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outlets" ADD CONSTRAINT "outlets_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spots" ADD CONSTRAINT "spots_property_id_outlet_id_outlets_property_id_id_fk" FOREIGN KEY ("property_id","outlet_id") REFERENCES "public"."outlets"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_property_id_outlet_id_outlets_property_id_id_fk" FOREIGN KEY ("property_id","outlet_id") REFERENCES "public"."outlets"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_property_id_team_id_teams_property_id_id_fk" FOREIGN KEY ("property_id","team_id") REFERENCES "public"."teams"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_property_id_person_id_memberships_property_id_person_id_fk" FOREIGN KEY ("property_id","person_id") REFERENCES "public"."memberships"("property_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voices" ADD CONSTRAINT "voices_property_id_person_id_memberships_property_id_person_id_fk" FOREIGN KEY ("property_id","person_id") REFERENCES "public"."memberships"("property_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gestures" ADD CONSTRAINT "gestures_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gestures" ADD CONSTRAINT "gestures_property_id_team_id_teams_property_id_id_fk" FOREIGN KEY ("property_id","team_id") REFERENCES "public"."teams"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_days" ADD CONSTRAINT "playbook_days_property_id_playbook_id_playbooks_property_id_id_fk" FOREIGN KEY ("property_id","playbook_id") REFERENCES "public"."playbooks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbook_versions" ADD CONSTRAINT "playbook_versions_property_id_playbook_id_playbooks_property_id_id_fk" FOREIGN KEY ("property_id","playbook_id") REFERENCES "public"."playbooks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "playbooks" ADD CONSTRAINT "playbooks_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_property_id_visit_id_visits_property_id_id_fk" FOREIGN KEY ("property_id","visit_id") REFERENCES "public"."visits"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_property_id_reply_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","reply_task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_property_id_waiting_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","waiting_task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_property_id_host_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","host_task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_property_id_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connector_secrets" ADD CONSTRAINT "connector_secrets_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connectors" ADD CONSTRAINT "connectors_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connectors" ADD CONSTRAINT "connectors_property_id_outlet_id_outlets_property_id_id_fk" FOREIGN KEY ("property_id","outlet_id") REFERENCES "public"."outlets"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_property_id_signal_id_signals_property_id_id_fk" FOREIGN KEY ("property_id","signal_id") REFERENCES "public"."signals"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_connector_id_connectors_property_id_id_fk" FOREIGN KEY ("property_id","connector_id") REFERENCES "public"."connectors"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_delivery_id_deliveries_property_id_id_fk" FOREIGN KEY ("property_id","delivery_id") REFERENCES "public"."deliveries"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_handle_id_handles_property_id_id_fk" FOREIGN KEY ("property_id","handle_id") REFERENCES "public"."handles"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_visit_id_visits_property_id_id_fk" FOREIGN KEY ("property_id","visit_id") REFERENCES "public"."visits"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_outlet_id_outlets_property_id_id_fk" FOREIGN KEY ("property_id","outlet_id") REFERENCES "public"."outlets"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_property_id_spot_id_spots_property_id_id_fk" FOREIGN KEY ("property_id","spot_id") REFERENCES "public"."spots"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "echoes" ADD CONSTRAINT "echoes_property_id_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "echoes" ADD CONSTRAINT "echoes_property_id_signal_id_signals_property_id_id_fk" FOREIGN KEY ("property_id","signal_id") REFERENCES "public"."signals"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_property_id_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spends" ADD CONSTRAINT "spends_property_id_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_events" ADD CONSTRAINT "task_events_property_id_task_id_tasks_property_id_id_fk" FOREIGN KEY ("property_id","task_id") REFERENCES "public"."tasks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_properties_id_fk" FOREIGN KEY ("property_id") REFERENCES "public"."properties"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_signal_id_signals_property_id_id_fk" FOREIGN KEY ("property_id","signal_id") REFERENCES "public"."signals"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_guest_id_guests_property_id_id_fk" FOREIGN KEY ("property_id","guest_id") REFERENCES "public"."guests"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_visit_id_visits_property_id_id_fk" FOREIGN KEY ("property_id","visit_id") REFERENCES "public"."visits"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_playbook_id_playbooks_property_id_id_fk" FOREIGN KEY ("property_id","playbook_id") REFERENCES "public"."playbooks"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_gesture_id_gestures_property_id_id_fk" FOREIGN KEY ("property_id","gesture_id") REFERENCES "public"."gestures"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_outlet_id_outlets_property_id_id_fk" FOREIGN KEY ("property_id","outlet_id") REFERENCES "public"."outlets"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_spot_id_spots_property_id_id_fk" FOREIGN KEY ("property_id","spot_id") REFERENCES "public"."spots"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_team_id_teams_property_id_id_fk" FOREIGN KEY ("property_id","team_id") REFERENCES "public"."teams"("property_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_claimed_by_memberships_property_id_person_id_fk" FOREIGN KEY ("property_id","claimed_by") REFERENCES "public"."memberships"("property_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_property_id_given_to_memberships_property_id_person_id_fk" FOREIGN KEY ("property_id","given_to") REFERENCES "public"."memberships"("property_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cautions_in_force" ON "cautions" USING btree ("property_id","guest_id") WHERE "cautions"."lifted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "handles_folded" ON "handles" USING btree ("property_id","network","folded");--> statement-breakpoint
CREATE INDEX "handles_guest" ON "handles" USING btree ("property_id","guest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "matches_pair" ON "matches" USING btree ("property_id","handle_id","guest_id");--> statement-breakpoint
CREATE INDEX "matches_proposed" ON "matches" USING btree ("property_id","proposed_at") WHERE "matches"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "preferences_guest" ON "preferences" USING btree ("property_id","guest_id");--> statement-breakpoint
CREATE INDEX "visit_guests_guest" ON "visit_guests" USING btree ("property_id","guest_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_reservation" ON "visits" USING btree ("property_id","reservation_id");--> statement-breakpoint
CREATE INDEX "visits_window" ON "visits" USING btree ("property_id","ends_at","starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outlets_name" ON "outlets" USING btree ("property_id",lower("name")) WHERE "outlets"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "spots_label" ON "spots" USING btree ("property_id","outlet_id","kind",lower("label")) WHERE "spots"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "teams_outlet" ON "teams" USING btree ("property_id","outlet_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_staff_name" ON "people" USING btree (lower("staff_name"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "sign_in_links_token" ON "sign_in_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sign_in_links_person" ON "sign_in_links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "team_members_person" ON "team_members" USING btree ("property_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "gestures_name" ON "gestures" USING btree ("property_id",lower("name")) WHERE "gestures"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "playbooks_name" ON "playbooks" USING btree ("property_id",lower("name")) WHERE "playbooks"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "questions_living" ON "questions" USING btree ("property_id","visit_id") WHERE "questions"."state" in ('unasked', 'asked', 'host');--> statement-breakpoint
CREATE INDEX "questions_unanswered" ON "questions" USING btree ("host_at") WHERE "questions"."state" = 'asked';--> statement-breakpoint
CREATE UNIQUE INDEX "replies_living" ON "replies" USING btree ("property_id","task_id") WHERE "replies"."state" in ('draft', 'leaving', 'sent');--> statement-breakpoint
CREATE INDEX "replies_sent" ON "replies" USING btree ("property_id","sent_at");--> statement-breakpoint
CREATE INDEX "replies_signal" ON "replies" USING btree ("property_id","signal_id");--> statement-breakpoint
CREATE INDEX "connector_secrets_connector" ON "connector_secrets" USING btree ("property_id","connector_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connectors_id" ON "connectors" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_key" ON "deliveries" USING btree ("property_id","connector_id","key");--> statement-breakpoint
CREATE INDEX "deliveries_untaken" ON "deliveries" USING btree ("received_at") WHERE "deliveries"."state" = 'kept';--> statement-breakpoint
CREATE INDEX "deliveries_quarantine" ON "deliveries" USING btree ("property_id","received_at" DESC NULLS LAST) WHERE "deliveries"."state" = 'quarantined';--> statement-breakpoint
CREATE INDEX "deliveries_bodies" ON "deliveries" USING btree ("received_at") WHERE "deliveries"."body" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_heard" ON "deliveries" USING btree ("property_id","connector_id","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "signals_external" ON "signals" USING btree ("property_id","connector_id","external_id");--> statement-breakpoint
CREATE INDEX "signals_url" ON "signals" USING btree ("property_id","url") WHERE "signals"."url" is not null;--> statement-breakpoint
CREATE INDEX "signals_heard" ON "signals" USING btree ("property_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "signals_unanswered" ON "signals" USING btree ("property_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "signals"."settled_at" is null and "signals"."nature" = 'guest' and "signals"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "signals_guest" ON "signals" USING btree ("property_id","guest_id","occurred_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "signals_visit" ON "signals" USING btree ("property_id","visit_id");--> statement-breakpoint
CREATE INDEX "signals_occurred" ON "signals" USING btree ("property_id","occurred_at");--> statement-breakpoint
CREATE INDEX "echoes_signal" ON "echoes" USING btree ("property_id","signal_id");--> statement-breakpoint
CREATE INDEX "proofs_task" ON "proofs" USING btree ("property_id","task_id");--> statement-breakpoint
CREATE INDEX "spends_task" ON "spends" USING btree ("property_id","task_id");--> statement-breakpoint
CREATE INDEX "spends_at" ON "spends" USING btree ("property_id","at");--> statement-breakpoint
CREATE INDEX "task_events_task" ON "task_events" USING btree ("property_id","task_id","at");--> statement-breakpoint
CREATE INDEX "task_events_moves" ON "task_events" USING btree ("property_id","move","at");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_cause" ON "tasks" USING btree ("property_id","cause_key");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_cap" ON "tasks" USING btree ("property_id","visit_id","gesture_id","cap_slot") WHERE "tasks"."status" not in ('could_not', 'called_off', 'missed');--> statement-breakpoint
CREATE INDEX "tasks_inbox" ON "tasks" USING btree ("property_id","due_at","id") WHERE "tasks"."status" in ('suggested', 'waiting', 'open', 'claimed');--> statement-breakpoint
CREATE INDEX "tasks_mine" ON "tasks" USING btree ("property_id","claimed_by","due_at") WHERE "tasks"."status" = 'claimed';--> statement-breakpoint
CREATE INDEX "tasks_done" ON "tasks" USING btree ("property_id","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "tasks"."status" in ('delivered', 'could_not', 'called_off', 'missed');--> statement-breakpoint
CREATE INDEX "tasks_windows" ON "tasks" USING btree ("window_ends_at") WHERE "tasks"."status" in ('suggested', 'waiting', 'open', 'claimed');--> statement-breakpoint
CREATE INDEX "tasks_visit" ON "tasks" USING btree ("property_id","visit_id");--> statement-breakpoint
CREATE INDEX "tasks_guest" ON "tasks" USING btree ("property_id","guest_id");--> statement-breakpoint
CREATE INDEX "tasks_signal" ON "tasks" USING btree ("property_id","signal_id");--> statement-breakpoint
CREATE INDEX "tasks_playbook" ON "tasks" USING btree ("property_id","playbook_id","created_at");