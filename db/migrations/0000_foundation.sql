CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" jsonb NOT NULL,
	"action" text NOT NULL,
	"project_id" bigint,
	"request_id" bigint,
	"order_id" bigint,
	"before" jsonb,
	"after" jsonb,
	"correlation_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cards_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"channel_id" text NOT NULL,
	"ts" text NOT NULL,
	"permalink" text,
	"drawn_version" integer NOT NULL,
	"redraw_at" timestamp with time zone,
	"drawn_at" timestamp with time zone NOT NULL,
	"slot_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"gone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"key" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"recipient" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"for_status" text,
	"due_at" timestamp with time zone,
	"slot_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"delivered_at" timestamp with time zone,
	"dropped_at" timestamp with time zone,
	"drop_reason" text
);
--> statement-breakpoint
CREATE TABLE "paces" (
	"key" text PRIMARY KEY NOT NULL,
	"next_free_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_rooms" (
	"region" text PRIMARY KEY NOT NULL,
	"used" integer NOT NULL,
	"max" integer NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "learned_prices" (
	"country" text NOT NULL,
	"number_type" text NOT NULL,
	"monthly_cents" integer NOT NULL,
	"currency" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "learned_prices_pk" PRIMARY KEY("country","number_type")
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "numbers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"aws_id" text NOT NULL,
	"arn" text NOT NULL,
	"region" text NOT NULL,
	"phone_number" text NOT NULL,
	"country" text NOT NULL,
	"use_case" text NOT NULL,
	"number_type" text NOT NULL,
	"capabilities" jsonb NOT NULL,
	"status" text NOT NULL,
	"monthly_cents" integer,
	"currency" text NOT NULL,
	"deletion_protected" boolean NOT NULL,
	"project_id" bigint NOT NULL,
	"owner_id" text NOT NULL,
	"leased_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"next_check_at" timestamp with time zone,
	CONSTRAINT "numbers_status" CHECK ("numbers"."status" in ('PENDING', 'ACTIVE', 'ASSOCIATING', 'DISASSOCIATING', 'DELETED', 'GONE')),
	CONSTRAINT "numbers_use_case" CHECK ("numbers"."use_case" in ('TRANSACTIONAL', 'PROMOTIONAL'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"team_id" text NOT NULL,
	"is_guest" boolean NOT NULL,
	"is_bot" boolean NOT NULL,
	"is_deactivated" boolean NOT NULL,
	"last_project_id" bigint,
	"refreshed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_leads" (
	"project_id" bigint NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "project_leads_pk" PRIMARY KEY("project_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "projects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"team_id" text NOT NULL,
	"name" text NOT NULL,
	"region" text NOT NULL,
	"channel_id" text NOT NULL,
	"pinpoint_application_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"archived_at" timestamp with time zone,
	"archived_by" jsonb,
	CONSTRAINT "projects_name_length" CHECK (char_length("projects"."name") between 3 and 64),
	CONSTRAINT "projects_archived_by_whom" CHECK (("projects"."archived_at" is null) = ("projects"."archived_by" is null))
);
--> statement-breakpoint
CREATE TABLE "aws_calls" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "aws_calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" bigint NOT NULL,
	"operation" text NOT NULL,
	"region" text NOT NULL,
	"client_token" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"outcome" text,
	"error_code" text,
	"error_details" jsonb,
	CONSTRAINT "aws_calls_outcome" CHECK ("aws_calls"."outcome" in ('done', 'refused', 'unknown', 'adopted'))
);
--> statement-breakpoint
CREATE TABLE "lines" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"country" text NOT NULL,
	"use_case" text NOT NULL,
	"number_type" text NOT NULL,
	"quantity" integer NOT NULL,
	"monthly_cents" integer,
	"currency" text,
	"price_source" text,
	"price_as_of" text,
	"price_is_sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "lines_use_case" CHECK ("lines"."use_case" in ('TRANSACTIONAL', 'PROMOTIONAL')),
	CONSTRAINT "lines_number_type" CHECK ("lines"."number_type" in ('LONG_CODE', 'TOLL_FREE', 'TEN_DLC')),
	CONSTRAINT "lines_quantity" CHECK ("lines"."quantity" between 1 and 10),
	CONSTRAINT "lines_price_with_source" CHECK (("lines"."monthly_cents" is null) = ("lines"."price_source" is null) and ("lines"."monthly_cents" is null) = ("lines"."currency" is null))
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "orders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"line_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"client_token" text,
	"due_at" timestamp with time zone,
	"slot_at" timestamp with time zone,
	"number_id" bigint,
	"error_code" text,
	"error_details" jsonb,
	CONSTRAINT "orders_status" CHECK ("orders"."status" in ('queued', 'calling', 'leased', 'failed')),
	CONSTRAINT "orders_leased_has_number" CHECK (("orders"."status" = 'leased') = ("orders"."number_id" is not null)),
	CONSTRAINT "orders_failed_has_error" CHECK (("orders"."status" = 'failed') = ("orders"."error_code" is not null)),
	CONSTRAINT "orders_calling_has_token" CHECK ("orders"."status" <> 'calling' or "orders"."client_token" is not null)
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"kind" text NOT NULL,
	"project_id" bigint NOT NULL,
	"requester_id" text NOT NULL,
	"purpose" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"submission_key" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_by" jsonb,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"finished_at" timestamp with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('lease_numbers')),
	CONSTRAINT "requests_status" CHECK ("requests"."status" in ('pending', 'approved', 'waiting', 'leased', 'partly_leased', 'failed', 'denied', 'withdrawn', 'expired')),
	CONSTRAINT "requests_decided" CHECK (("requests"."status" = 'pending') = ("requests"."decided_at" is null)),
	CONSTRAINT "requests_denied_with_reason" CHECK ("requests"."status" <> 'denied' or length("requests"."decision_reason") > 0)
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_last_project_id_projects_id_fk" FOREIGN KEY ("last_project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_leads" ADD CONSTRAINT "project_leads_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD CONSTRAINT "aws_calls_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lines" ADD CONSTRAINT "lines_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_request" ON "audit_events" USING btree ("request_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_project" ON "audit_events" USING btree ("project_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "cards_message_unique" ON "cards" USING btree ("channel_id","ts");--> statement-breakpoint
CREATE INDEX "cards_request" ON "cards" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "cards_redraw" ON "cards" USING btree ("redraw_at") WHERE "cards"."redraw_at" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_seen" ON "deliveries" USING btree ("seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_dedupe_key_unique" ON "notices" USING btree ("dedupe_key");--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("due_at") WHERE "notices"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_request" ON "notices" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_aws_id_unique" ON "numbers" USING btree ("region","aws_id");--> statement-breakpoint
CREATE INDEX "numbers_next_check" ON "numbers" USING btree ("region","next_check_at") WHERE "numbers"."next_check_at" is not null;--> statement-breakpoint
CREATE INDEX "numbers_project" ON "numbers" USING btree ("project_id");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_name_unique" ON "projects" USING btree ("team_id",lower("name")) WHERE "projects"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "aws_calls_order" ON "aws_calls" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lines_request_position_unique" ON "lines" USING btree ("request_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_request_position_unique" ON "orders" USING btree ("request_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_client_token_unique" ON "orders" USING btree ("client_token");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_unique" ON "orders" USING btree ("number_id");--> statement-breakpoint
CREATE INDEX "orders_due" ON "orders" USING btree ("due_at") WHERE "orders"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "requests_submission_key_unique" ON "requests" USING btree ("submission_key");--> statement-breakpoint
CREATE INDEX "requests_pending_expires_at" ON "requests" USING btree ("expires_at") WHERE "requests"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "requests_requester" ON "requests" USING btree ("requester_id","id");--> statement-breakpoint
CREATE INDEX "requests_project" ON "requests" USING btree ("project_id","id");