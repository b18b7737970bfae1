#!/usr/bin/env bash
# @github/keytar 7.10.6 on Linux: what it answers of a password that is in a keyring which is locked, when nobody unlocks it.
#
# Expected: an error, since the README gives null of getPassword and findPassword, and false of deletePassword, one meaning: that there is no such entry. The Secret
# Service's specification has locked items in its answer to a search, and a prompt that can be dismissed, so that both are known.
# Seen: null, null and false, as of a password that was never there; setPassword alone says that the collection is locked. After unlocking it is all there.
# It matters since a program that believes them asks for a key that it has, says that it deleted one that stays, or starts as for a new person.
#
# Needs Linux, npm and, as Debian names them, dbus-daemon, dbus-bin and gnome-keyring. Nobody's own keyring is touched. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for program in dbus-run-session dbus-send gnome-keyring-daemon; do command -v "$program" > /dev/null || { echo "$program is missing"; exit 1; }; done
npm init -y > /dev/null
npm install --no-audit --no-fund --silent @github/keytar@7.10.6
cat > ask.mjs <<'JS'
import keytar from '@github/keytar';
const told = async (call) => {
  try {
    const answer = await call();
    return answer === undefined ? 'done' : JSON.stringify(answer);
  } catch (error) {
    return `throws: ${error.message}`;
  }
};
const calls = {
  set: () => keytar.setPassword('finding', 'somebody', 'secret'),
  get: () => keytar.getPassword('finding', 'somebody'),
  find: () => keytar.findPassword('finding'),
  'get of another': () => keytar.getPassword('finding', 'nobody'),
  delete: () => keytar.deletePassword('finding', 'somebody'),
  'set another': () => keytar.setPassword('finding', 'another', 'secret'),
};
const [about, ...names] = process.argv.slice(2);
for (const name of names) console.log(`${about}, ${name}: ${await told(calls[name])}`);
JS
cat > session.sh <<'SESSION'
set -euo pipefail
printf pw | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
service=(dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets)
node ask.mjs open set get
"${service[@]}" org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login > /dev/null
# The service itself knows the item, and that it is locked.
"${service[@]}" org.freedesktop.Secret.Service.SearchItems dict:string:string:service,finding,account,somebody |
  awk '/array \[/ { list++ } /object path/ { found[list]++ } END { print "locked, by the service: " found[1] + 0 " unlocked, " found[2] + 0 " locked" }'
node ask.mjs locked get find delete 'get of another' 'set another'
# As at the next sign-in.
pid=$(dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.GetConnectionUnixProcessID string:org.freedesktop.secrets | awk '/uint32/ { print $2 }')
kill "$pid"
while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
printf pw | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1
node ask.mjs 'open again' get
SESSION
mkdir -p home run
chmod 700 run
# Without a display there is nobody to answer the prompt.
seen=$(env -i PATH="$PATH" HOME="$work/home" XDG_DATA_HOME="$work/home/share" XDG_RUNTIME_DIR="$work/run" timeout 120 dbus-run-session -- bash session.sh 2> errors.txt) || { cat errors.txt; exit 1; }
echo "keytar $(node -p "require('./node_modules/@github/keytar/package.json').version"), $(gnome-keyring-daemon --version | head -1)"
echo "$seen"
wanted='open, set: done
open, get: "secret"
locked, by the service: 0 unlocked, 1 locked
locked, get: null
locked, find: null
locked, delete: false
locked, get of another: null
locked, set another: throws: Cannot create an item in a locked collection
open again, get: "secret"'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
