#!/bin/bash
for worker in workers/*; do
  echo "Deploying ${worker}"
  (cd "${worker}" && wrangler deploy)
done
echo "All Workers are deployed."
