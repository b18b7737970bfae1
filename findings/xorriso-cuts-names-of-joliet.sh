#!/usr/bin/env bash
# xorriso 1.5.4, as Debian 12 has it: a folder of pictures and their records with long names, on an image of a disc that Windows can read ("xorriso -as mkisofs -J -r").
#
# Expected: whole names, or an error. Joliet, which Windows and others read a disc by, has room for 64 letters, and xorriso's option -joliet-long for 103. genisoimage 1.1.11 (Debian 12) takes the
# same command, refuses the folder and names that option. xorriso's manual says only of -joliet-long itself that longer names are cut.
# Seen: no error, no word, and the exit code is 0. In Joliet's tree the end of each name is gone, with what tells one from another; a number is put there instead, and the ending has three letters: of
# "…_k7f3.json" and "…_m2q8.json" come "…0.jso" and "…1.jso". Linux, which reads the other tree (Rock Ridge), shows the whole names, so that whoever burns the disc sees nothing of it. With -joliet-long all is whole.
# It matters since archives on discs are made to be read much later and elsewhere: there the records have another ending than the programs that read them look for, and the names by which they belong together are gone.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed). Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([xorriso]=1.5.4 [libisofs6]=1.5.4 [genisoimage]=9:1.1.11)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs/$name" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
program() { PATH="$work/tree/usr/bin:$PATH" LD_LIBRARY_PATH=$libraries "$@"; }
mkdir in
for id in k7f3 m2q8; do
  name=20261123-143205_the-sky-over-the-old-harbour-red-and-the-water-gold-at-dusk_$id
  echo picture > "in/$name.png"
  echo record > "in/$name.json"
done
code=0
program xorriso -as mkisofs -J -r -o short.iso in > said 2>&1 || code=$?
long=0
program xorriso -as mkisofs -quiet -J -joliet-long -r -o long.iso in > /dev/null 2>&1 || long=$?
other=0
program genisoimage -quiet -J -r -o other.iso in > refused 2>&1 || other=$?
list() { program isoinfo "$1" -f -i "$2" | sort | sed 's#^/20261123-143205_the-sky-over-the-old-harbour-red-and-#…#'; }
seen=$(
  echo "ended with $code, $(grep -c -i -E 'joliet|trunc|name|warn|note' said || true) lines of what was cut; Joliet has:"
  list -J short.iso
  echo 'Rock Ridge has:'
  list -R short.iso
  echo "with -joliet-long ended with $long; Joliet has:"
  list -J long.iso
  echo "genisoimage ended with $other, image: $([ -e other.iso ] && echo there || echo none), $(grep -o 'The -joliet-long switch may help you' refused)"
)
echo "$(program xorriso --version 2> /dev/null | head -1), $(program genisoimage --version 2>&1 | head -1)"
echo "$seen"
wanted='ended with 0, 0 lines of what was cut; Joliet has:
…the-wat0.jso
…the-wat0.png
…the-wat1.jso
…the-wat1.png
Rock Ridge has:
…the-water-gold-at-dusk_k7f3.json
…the-water-gold-at-dusk_k7f3.png
…the-water-gold-at-dusk_m2q8.json
…the-water-gold-at-dusk_m2q8.png
with -joliet-long ended with 0; Joliet has:
…the-water-gold-at-dusk_k7f3.json
…the-water-gold-at-dusk_k7f3.png
…the-water-gold-at-dusk_m2q8.json
…the-water-gold-at-dusk_m2q8.png
genisoimage ended with 1, image: none, The -joliet-long switch may help you'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
