#!/usr/bin/env bash
# Writes the summary of a report as a comment on a pull request: the same comment for every run, by the name of the report.
set -euo pipefail

export MARKER="<!-- assay: $NAME -->"
body=$(mktemp)
# A comment has at most 65536 characters.
{ echo "$MARKER"; head -c 60000 "$OUT/summary.md"; } > "$body"

comments="repos/$REPOSITORY/issues/$PULL_REQUEST/comments"
if ! found=$(gh api "$comments" --paginate --jq '.[] | select(.body | startswith(env.MARKER)) | .id'); then
  echo '::notice::The comments of the pull request cannot be read: the summary is in the workflow run only.'
  exit 0
fi
id=${found%%$'\n'*}
if [ -n "$id" ]; then
  request=(--method PATCH "repos/$REPOSITORY/issues/comments/$id")
else
  request=(--method POST "$comments")
fi
# A pull request from a fork has a token that may only read.
gh api "${request[@]}" --field "body=@$body" --silent ||
  echo '::notice::The pull request cannot be commented on (the workflow needs the permission pull-requests: write): the summary is in the workflow run only.'
