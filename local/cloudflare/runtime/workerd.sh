#!/bin/sh
# Runs workerd, and ends it when the process that started it is gone: see workerd-guard.ts.
# `exec` keeps the process id that miniflare kills. The watcher closes its pipes, so that miniflare sees workerd's end.
host=$PPID
workerd=$$
(
  exec </dev/null >/dev/null 2>&1 3>&-
  while kill -0 "$host" && kill -0 "$workerd"; do sleep 1; done
  kill -9 "$workerd"
) &
exec "$LOCAL_WORKERD" "$@"
