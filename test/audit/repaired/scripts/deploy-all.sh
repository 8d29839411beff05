#!/bin/bash
set -euo pipefail
for worker in workers/*; do
  echo "Deploying ${worker}"
  (cd "${worker}" && npx wrangler deploy)
  curl --fail --retry 5 --retry-all-errors "https://voygent-$(basename "${worker}").example.workers.dev/health"
done
