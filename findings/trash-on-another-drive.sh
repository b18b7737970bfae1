#!/usr/bin/env bash
# trash 10.1.1 (npm), on Linux: what it throws away on a drive that is not the home folder's.
#
# Expected: a record that holds wherever the drive is mounted next. The trash specification of freedesktop.org (1.0) wants a path relative to the drive's top in
# the trash of a drive, and says that absolute ones should be supported in the home trash alone.
# Seen: Path= is absolute, so that nothing can be put back once the drive is mounted elsewhere; and without a home folder nothing is thrown away at all,
# although the drive has a trash of its own, since the package asks for the home folder's drive first.
#
# Needs Linux and leave to mount in a namespace of one's own (root, or unprivileged user namespaces). Prints what it sees; fails when it is something else.
set -euo pipefail
version=10.1.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent "trash@$version"
cat > throw.mjs <<'JS'
import trash from 'trash';
await trash([process.argv[2]], { glob: false });
JS
mkdir home drive
cat > look.sh <<'SH'
set -eu
mount -t tmpfs none "$PWD/drive"
echo one > drive/one.txt
HOME="$PWD/home" XDG_DATA_HOME="$PWD/home/data" node throw.mjs "$PWD/drive/one.txt"
sed -n 's/^Path=//p' drive/.Trash-*/info/*.trashinfo > path.txt
echo two > drive/two.txt
HOME="$PWD/nobody" XDG_DATA_HOME="$PWD/nobody/data" node throw.mjs "$PWD/drive/two.txt" 2> error.txt || echo "ended with $?" > code.txt
ls drive > left.txt
SH
if [ "$(id -u)" = 0 ]; then unshare --mount bash look.sh; else unshare --map-root-user --mount bash look.sh; fi

echo "trash $(node -p "require('./node_modules/trash/package.json').version")"
echo "noted for a file at <drive>/one.txt: Path=$(sed "s#$work/##" path.txt | sed 's#^drive#<drive>#')"
echo "without a home folder: $(grep -o -m1 'ENOENT[^,]*' error.txt), and two.txt is $(grep -q two.txt left.txt && echo still there || echo gone)"
[ "$(cat path.txt)" = "$work/drive/one.txt" ] || { echo 'CHANGED: the path is not absolute any more'; exit 1; }
grep -q ENOENT error.txt && [ -s code.txt ] && grep -q two.txt left.txt || { echo 'CHANGED: it does without a home folder'; exit 1; }
