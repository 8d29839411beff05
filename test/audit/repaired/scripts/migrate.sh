#!/bin/bash
# Applies the schema to D1 and imports the data of the old database.
set -euo pipefail
D1_DATABASE_NAME="${D1_DATABASE_NAME:-voygent-prod}"

if ! command -v wrangler > /dev/null; then
  echo "Error: wrangler CLI not found" >&2
  exit 1
fi
if ! wrangler d1 info "${D1_DATABASE_NAME}" > /dev/null; then
  echo "Error: Database ${D1_DATABASE_NAME} not found" >&2
  exit 1
fi

for file in migrations/*.sql; do
  echo "Applying ${file}"
  wrangler d1 execute "${D1_DATABASE_NAME}" --remote --file "${file}"
done
