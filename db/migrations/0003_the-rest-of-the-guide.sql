CREATE TABLE "calls" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calls_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number_id" bigint NOT NULL,
	"caller_id" text NOT NULL,
	"team_id" text NOT NULL,
	"region" text NOT NULL,
	"destination" text NOT NULL,
	"body" text NOT NULL,
	"body_type" text NOT NULL,
	"voice_id" text NOT NULL,
	"max_price_per_minute" text,
	"is_dry_run" boolean NOT NULL,
	"status" text NOT NULL,
	"message_id" text,
	"error_code" text,
	"error_details" jsonb,
	"submission_key" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "calls_status" CHECK ("calls"."status" in ('queued', 'calling', 'sent', 'checked', 'failed', 'unknown')),
	CONSTRAINT "calls_body_type" CHECK ("calls"."body_type" in ('TEXT', 'SSML')),
	CONSTRAINT "calls_sent_has_id" CHECK ("calls"."status" <> 'sent' or "calls"."message_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "case_messages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "case_messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"by" jsonb NOT NULL,
	"body" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"added_at" timestamp with time zone,
	CONSTRAINT "case_messages_kind" CHECK ("case_messages"."kind" in ('question', 'answer'))
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"case_id" text,
	"filed_by" jsonb,
	"filed_at" timestamp with time zone,
	"answer_due_at" timestamp with time zone,
	"is_by_api" boolean DEFAULT false NOT NULL,
	"api_error_code" text,
	"api_error_details" jsonb,
	"ended_by" jsonb,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "cases_status" CHECK ("cases"."status" in ('to_file', 'filing', 'filed', 'more_asked', 'granted', 'refused')),
	CONSTRAINT "cases_filed_has_id" CHECK ("cases"."status" in ('to_file', 'filing') or ("cases"."case_id" is not null and "cases"."filed_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "homes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "homes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"team_id" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"publish_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"region" text PRIMARY KEY NOT NULL,
	"tier" text DEFAULT 'unknown' NOT NULL,
	"tier_value" text,
	"spend_enforced_usd" integer,
	"spend_max_usd" integer,
	"spend_is_overridden" boolean,
	"read_at" timestamp with time zone,
	"synced_at" timestamp with time zone,
	"away_at" timestamp with time zone,
	"due_at" timestamp with time zone NOT NULL,
	CONSTRAINT "accounts_tier" CHECK ("accounts"."tier" in ('sandbox', 'production', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"region" text NOT NULL,
	"limit_usd" integer NOT NULL,
	"website" text NOT NULL,
	"service" text NOT NULL,
	"answers" jsonb NOT NULL,
	"language" text NOT NULL,
	"tier_at_asking" text,
	CONSTRAINT "access_requests_limit" CHECK ("access_requests"."limit_usd" between 1 and 1000000000),
	CONSTRAINT "access_requests_language" CHECK ("access_requests"."language" in ('en', 'ja'))
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"user_id" text NOT NULL,
	"region" text NOT NULL,
	"fields" jsonb NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_pk" PRIMARY KEY("user_id","region")
);
--> statement-breakpoint
CREATE TABLE "enablements" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"was_enabled" boolean DEFAULT false NOT NULL,
	"configuration_set" text,
	"legacy" text NOT NULL,
	"legacy_error_code" text,
	"legacy_error_details" jsonb,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_details" jsonb,
	CONSTRAINT "enablements_legacy" CHECK ("enablements"."legacy" in ('none', 'not_yet', 'enabled', 'unavailable'))
);
--> statement-breakpoint
CREATE TABLE "relinquishments" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"number_id" bigint NOT NULL,
	"deletion_protected" boolean NOT NULL,
	"pool_id" text,
	"registration_id" text,
	"last_call_at" timestamp with time zone,
	"is_last_in_country" boolean NOT NULL,
	"relinquish_at" timestamp with time zone,
	"kept_by" jsonb,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_details" jsonb
);
--> statement-breakpoint
CREATE TABLE "spend_limit_changes" (
	"request_id" bigint PRIMARY KEY NOT NULL,
	"region" text NOT NULL,
	"what" text NOT NULL,
	"limit_usd" integer NOT NULL,
	"from_usd" integer,
	"quota_request_id" text,
	"quota_status" text,
	"quota_case_id" text,
	"due_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error_code" text,
	"error_details" jsonb,
	CONSTRAINT "spend_limit_changes_what" CHECK ("spend_limit_changes"."what" in ('override', 'quota')),
	CONSTRAINT "spend_limit_changes_limit" CHECK ("spend_limit_changes"."limit_usd" between 1 and 1000000000)
);
--> statement-breakpoint
ALTER TABLE "orders" DROP CONSTRAINT "orders_status";--> statement-breakpoint
ALTER TABLE "requests" DROP CONSTRAINT "requests_kind";--> statement-breakpoint
ALTER TABLE "requests" DROP CONSTRAINT "requests_status";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ALTER COLUMN "project_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "numbers" ALTER COLUMN "owner_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "aws_calls" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "aws_calls" ALTER COLUMN "client_token" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "number_id" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "call_id" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "facts" jsonb;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "pool_id" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "registration_id" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "relinquished_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "read_tags_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "write_tags_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "voice_enabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "configuration_set" text;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD COLUMN "request_id" bigint;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD COLUMN "number_id" bigint;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD COLUMN "call_id" bigint;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enablements" ADD CONSTRAINT "enablements_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relinquishments" ADD CONSTRAINT "relinquishments_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relinquishments" ADD CONSTRAINT "relinquishments_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_limit_changes" ADD CONSTRAINT "spend_limit_changes_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calls_submission_key_unique" ON "calls" USING btree ("submission_key");--> statement-breakpoint
CREATE INDEX "calls_number" ON "calls" USING btree ("number_id","id");--> statement-breakpoint
CREATE INDEX "calls_region" ON "calls" USING btree ("region","asked_at");--> statement-breakpoint
CREATE INDEX "calls_due" ON "calls" USING btree ("due_at") WHERE "calls"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "case_messages_request" ON "case_messages" USING btree ("request_id","id");--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("due_at") WHERE "cases"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "homes_user_unique" ON "homes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "homes_publish" ON "homes" USING btree ("publish_at") WHERE "homes"."publish_at" is not null;--> statement-breakpoint
CREATE INDEX "accounts_due" ON "accounts" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "access_requests_region" ON "access_requests" USING btree ("region");--> statement-breakpoint
CREATE INDEX "enablements_due" ON "enablements" USING btree ("due_at") WHERE "enablements"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "relinquishments_number" ON "relinquishments" USING btree ("number_id");--> statement-breakpoint
CREATE INDEX "relinquishments_due" ON "relinquishments" USING btree ("due_at") WHERE "relinquishments"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "spend_limit_changes_due" ON "spend_limit_changes" USING btree ("due_at") WHERE "spend_limit_changes"."due_at" is not null;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD CONSTRAINT "aws_calls_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD CONSTRAINT "aws_calls_number_id_numbers_id_fk" FOREIGN KEY ("number_id") REFERENCES "public"."numbers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_calls" ADD CONSTRAINT "aws_calls_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_number" ON "audit_events" USING btree ("number_id","id");--> statement-breakpoint
CREATE INDEX "numbers_read_tags" ON "numbers" USING btree ("region","read_tags_at") WHERE "numbers"."read_tags_at" is not null;--> statement-breakpoint
CREATE INDEX "numbers_write_tags" ON "numbers" USING btree ("region","write_tags_at") WHERE "numbers"."write_tags_at" is not null;--> statement-breakpoint
CREATE INDEX "numbers_owner" ON "numbers" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "aws_calls_request" ON "aws_calls" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "aws_calls_number" ON "aws_calls" USING btree ("number_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_subject" CHECK (num_nonnulls("notices"."request_id", "notices"."call_id", "notices"."facts") = 1);--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_status" CHECK ("orders"."status" in ('queued', 'calling', 'in_case', 'leased', 'failed'));--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_kind" CHECK ("requests"."kind" in ('lease_numbers', 'enable_voice', 'relinquish_number', 'production_access', 'spend_limit'));--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_status" CHECK ("requests"."status" in ('pending', 'approved', 'waiting', 'releasing', 'filed', 'more_asked', 'leased', 'partly_leased', 'enabled', 'relinquished', 'kept', 'granted', 'refused', 'failed', 'denied', 'withdrawn', 'expired'));