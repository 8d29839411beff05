-- expect: not-null-without-default
ALTER TABLE `providers` ADD `country` text NOT NULL;--> statement-breakpoint
ALTER TABLE `providers` ADD `city` text;
