#!/usr/bin/env bash
# Installs programs and schemas that read formats of ours, in pinned versions, into .installed/ beside this file: Allure, and the
# schemas of Web Fuzzing Commons (LGPL, therefore not part of this repository). Needs npm, and Python 3 with pip.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p .installed
npm install --prefix .installed --silent --no-audit --no-fund --no-save allure@3.18.0
wheel=webfuzzing_commons-0.12.1-py3-none-any.whl
python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest .installed webfuzzing-commons==0.12.1
python3 -m zipfile -e ".installed/$wheel" .installed
