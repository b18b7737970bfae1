#!/usr/bin/env bash
# Node 24.21.0 (libuv as in it) on Linux: mkdir with { recursive: true } below a folder that takes no new entry and answers ENOENT, and the name of EDQUOT.
#
# Expected: mkdir fails, as "mkdir -p" does with the same answer of the system. An error of the system has its name in error.code.
# Seen: mkdir never ends, in all three forms. It takes ENOENT for "the folder above is missing", finds that folder there, and asks again, for ever; the
# process uses a whole processor and, in the synchronous form, hears no signal. /proc answers so; so does exFAT to a name with a colon. And EDQUOT, which
# os.constants.errno knows, is no error that Node names: a used-up quota arrives as code "Unknown system error -122".
#
# Needs Linux, npm and timeout. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent --allow-scripts=node node@24.21.0 2> /dev/null || npm install --no-audit --no-fund --silent node@24.21.0
node=$(find "$work/node_modules" -path '*/bin/node' -type f | head -1)
echo "Node $("$node" --version), libuv $("$node" -p process.versions.uv)"

echo "mkdir -p: $(LC_ALL=C mkdir -p /proc/new/below 2>&1 || true)"
failed=0
see() {
  local code=0 said
  said=$(timeout --signal=KILL 5 "$node" -e "$2" 2>&1) || code=$?
  [ "$code" = 137 ] && said='never ends'
  echo "$1: $said"
  [ "$said" = "$3" ] || failed=1
}
see 'mkdirSync' "require('fs').mkdirSync('/proc/new/below', { recursive: true })" 'never ends'
see 'mkdir with a callback' "require('fs').mkdir('/proc/new/below', { recursive: true }, console.log)" 'never ends'
see 'mkdir with a promise' "require('fs/promises').mkdir('/proc/new/below', { recursive: true }).catch(console.log)" 'never ends'
see 'EDQUOT' "const n = require('os').constants.errno.EDQUOT; console.log(n, require('util').getSystemErrorMap().has(-n))" '122 false'
[ "$failed" = 0 ] || { echo 'CHANGED: it is not as it was'; exit 1; }
