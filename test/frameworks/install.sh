#!/usr/bin/env bash
# Installs what the servers in this folder run on, in the pinned versions, into .installed/ beside this file.
# Needs Python 3.10 or newer with venv, npm, and Go 1.25 or newer; as root on Debian, it gets what is missing.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p .installed
installed="$PWD/.installed"

if ! python3 -c 'import ensurepip' 2>/dev/null && [ "$(id -u)" = 0 ]; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends python3 python3-venv >/dev/null
fi
[ -x .installed/venv/bin/python ] || python3 -m venv .installed/venv
.installed/venv/bin/pip install --quiet --disable-pip-version-check -r fastapi/requirements.txt

npm ci --prefix express --silent --no-audit --no-fund

go=go
if ! go version 2>/dev/null | grep -Eq 'go1\.(2[5-9]|[3-9][0-9])'; then
  # Debian's Go is older than huma needs.
  .installed/venv/bin/pip install --quiet --disable-pip-version-check -r huma/requirements.txt
  go="$installed/venv/bin/go"
fi
(cd huma && CGO_ENABLED=0 "$go" build -o "$installed/garden" .)
