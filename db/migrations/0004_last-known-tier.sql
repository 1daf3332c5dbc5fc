ALTER TABLE "accounts" ADD COLUMN "known_tier" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_known_tier" CHECK ("accounts"."known_tier" in ('sandbox', 'production'));