#!/bin/bash
# Applies the schema to D1 and imports the data of the old database.
D1_DATABASE_NAME="${D1_DATABASE_NAME:-voygent-prod}"

echo "Backing up ${D1_DATABASE_NAME}"
wrangler d1 export "${D1_DATABASE_NAME}" --remote --output "backup-$(date +%F).sql"

for file in migrations/*.sql; do
  echo "Applying ${file}"
  wrangler d1 execute "${D1_DATABASE_NAME}" --remote --file "${file}"
done
