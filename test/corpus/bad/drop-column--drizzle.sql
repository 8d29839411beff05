-- expect: drop-column, contract-step
ALTER TABLE `users` ADD `avatar` text;--> statement-breakpoint
ALTER TABLE `users` DROP COLUMN `phone`;
