#!/usr/bin/env bash
# run_target.sh PROGRAM FOUND CORPUS...   one fuzz target for BANTER_FUZZ_SECONDS (60 unless it is set).
# It begins with the corpus and leaves the corpus as it is. An input that breaks the target stays in the folder FOUND.
set -euo pipefail
program=$1 found=$2
shift 2
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
mkdir -p "$found"
status=0
"$program" -max_total_time="${BANTER_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
  -artifact_prefix="$found/" "$fresh" "$@" || status=$?
[ "$status" -eq 0 ] || echo "What broke it is in $found; the line above that begins with Test unit names the file."
exit "$status"
