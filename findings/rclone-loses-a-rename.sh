#!/usr/bin/env bash
# rclone 1.60.1, as Debian 12 has it: `rclone mount --vfs-cache-mode writes`, a file that is renamed while it is uploaded. The lines in question are the same in 1.75.0.
#
# Expected: the new name, as rename(2) answered; whether the upload was called off or came to its end is rclone's own affair.
# Seen: where the upload ends in that moment, too late to be called off, the file is under its old name in the store. It is uploaded once more, under the old name
# again. The mount shows the new name until it reads its folder again (`--dir-cache-time`); then it shows the old one. Nothing says so.
# Without help it was about one in a hundred renames, one second after closing (`--vfs-write-back 1s`; 5 s by default). Here strace draws out what rclone asks of the
# store at the end of one upload, so that it can be met. How to avoid it: rename before the last writer is closed, as the second file here does.
#
# Needs Debian 12 as root with /dev/fuse, python3, and apt-get for downloads (nothing is installed). Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
tracer=
end() {
  [ -z "$tracer" ] || kill "$tracer" 2> /dev/null || true
  umount -l "$work/drive" 2> /dev/null || true
  for _ in $(seq 50); do pgrep -f -- "--cache-dir=$work/cache" > /dev/null || break; sleep 0.1; done
  rm -rf "$work"
}
trap end EXIT
cd "$work"
mkdir -p debs/partial tree store drive cache
fetch() {
  local version
  version=$(apt-cache madison "$1" | awk -v wanted="$2" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$1 $2 is not to be had here"; exit 1; }
  apt-get -qq -o DPkg::Lock::Timeout=120 -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$1=$version" > said 2>&1 || { cat said; exit 1; }
}
fetch rclone 1.60.1
fetch strace 6.1
fetch fuse3 3.14
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
export PATH="$work/tree/usr/bin:$work/tree/bin:$PATH" LD_LIBRARY_PATH
LD_LIBRARY_PATH=$(find "$work/tree" -name "lib*.so*" -printf "%h\n" | sort -u | paste -sd:)
rclone --config=/dev/null mount ":local:$work/store" drive --daemon --cache-dir="$work/cache" --vfs-cache-mode=writes --vfs-write-back=1s --dir-cache-time=5s
pid=$(pgrep -f -- "--cache-dir=$work/cache" | head -1)

# Each answer about this file of the store comes half a second late. 1.60.1 asks twice, sees whether it was called off, and asks again to compare.
late() {
  : > calls
  strace -f -p "$pid" -o calls -P "$work/store/$1" -e trace=newfstatat -e inject=newfstatat:delay_exit=500000 2> attached &
  tracer=$!
  until grep -q attached attached; do sleep 0.05; done
}
asked() { until [ "$(grep -c DELAYED calls)" -ge 3 ]; do sleep 0.02; done; }
told() { kill "$tracer"; wait "$tracer" || true; tracer=; }
quiet() { until ! grep -rqs '"Dirty": true' cache/vfsMeta; do sleep 0.1; done; }

late one.part
echo one > drive/one.part
asked
mv drive/one.part drive/one.txt
at_once=$(ls drive)
told
quiet
sleep 6
ls drive > /dev/null
sleep 6
later=$(ls drive)
stored=$(ls store)

late two.part
python3 - <<'PY' &
import os, time
open('drive/two.part', 'w').write('two\n')
while sum('DELAYED' in line for line in open('calls')) < 3: time.sleep(0.02)
file = os.open('drive/two.part', os.O_RDWR)
os.pwrite(file, b't', 0)
os.rename('drive/two.part', 'drive/two.txt')
os.close(file)
PY
wait $!
told
quiet
kept=$(ls store)

echo "rclone $(rclone version | sed -n '1s/rclone v//p')"
echo "renamed one.part to one.txt; the mount shows: $at_once"
echo "once the mount has looked again it shows:     $later"
echo "the store has:                                $stored"
echo "renamed while open and written to:            $(echo "$kept" | grep two)"
[ "$at_once $later $stored" = 'one.txt one.part one.part' ] || { echo 'CHANGED: the new name is kept'; exit 1; }
[ "$(echo "$kept" | grep -c '^two.txt$')" = 1 ] || { echo 'CHANGED: a file renamed while open is lost as well'; exit 1; }
