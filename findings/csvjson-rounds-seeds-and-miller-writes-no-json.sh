#!/usr/bin/env bash
# csvjson of csvkit 1.0.7 and mlr 6.6.0 (Miller), as Debian 12 has them: a sheet of a batch (file, seed, strength, label) as JSON.
#
# Expected: the same values in JSON that can be read. JSON's numbers have any number of digits (RFC 8259, section 6), begin with a digit, and have no other base than ten. Python's whole numbers have no limit either, csvsort of the same package
# keeps each digit, and csvjson's page has types guessed unless -I is given.
# Seen: csvjson writes whole numbers as fractions: the seed 42 is 42.0, and of 1234567890123456789, as image models take them (64 bits), comes 1.2345678901234568e+18, which is another seed and another picture. The label 1_000 is the number 1000,
# and 007 is 7. mlr keeps each value as it stands and leaves out the quotes of what it takes for a number: .5, 5. and 0x1F stand bare in the file, which is no JSON: Node and Python refuse it. A seed beyond 63 bits is a text beside numbers.
# No word by either, and the exit codes are 0. With -I, and with mlr's -S (--infer-none), all are texts and right.
# Miller's pull requests 1840 and 2151 speak of bare numbers as mended since; later versions were not tried here.
# It matters since the seed is what a picture can be made again by, and a strength is written as .5 in many a sheet: one file is refused as a whole, and the other makes other pictures without a word.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node and Python 3.11. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([csvkit]=1.0.7 [miller]=6.6.0)
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
kit() { PYTHONPATH=$work/tree/usr/lib/python3/dist-packages PYTHONWARNINGS=ignore program python3 "$work/tree/usr/bin/$1" "${@:2}"; }
printf 'file,seed,label\nfox.png,1234567890123456789,1_000\nhare.png,42,007\n' > seeds.csv
tried() { node -e "try { JSON.parse(require('node:fs').readFileSync(0, 'utf8')); console.log('read by Node'); } catch { console.log('refused by Node'); }"; }
seen=$(
  code=0
  kit csvjson seeds.csv > out.json 2> said || code=$?
  echo "csvjson: $(cat out.json)"
  echo "csvjson ended with $code, $(grep -c . said || true) lines said"
  echo "csvjson -I: $(kit csvjson -I seeds.csv)"
  echo "csvsort, seeds: $(kit csvsort -c file seeds.csv | tail -2 | cut -d, -f2 | paste -sd' ')"
  for value in 0.5 .5 5. 0x1F 42 007 1_000 9223372036854775807 9223372036854775808; do
    printf 'value\n%s\n' "$value" > one.csv
    code=0
    program mlr --icsv --ojsonl cat one.csv > out.json 2> said || code=$?
    echo "mlr: $(cat out.json) $(tried < out.json), ended with $code, $(grep -c . said || true) lines said; with -S $(program mlr -S --icsv --ojsonl cat one.csv)"
  done
  printf 'value\n.5\n' | program mlr --icsv --ojson cat > out.json
  python3 -c "import json; json.load(open('out.json'))" 2> /dev/null && echo 'read by Python' || echo 'refused by Python'
)
echo "csvkit $(dpkg-deb -f debs/csvkit/csvkit_*.deb Version), $(program mlr --version)"
echo "$seen"
wanted='csvjson: [{"file": "fox.png", "seed": 1.2345678901234568e+18, "label": 1000.0}, {"file": "hare.png", "seed": 42.0, "label": 7.0}]
csvjson ended with 0, 0 lines said
csvjson -I: [{"file": "fox.png", "seed": "1234567890123456789", "label": "1_000"}, {"file": "hare.png", "seed": "42", "label": "007"}]
csvsort, seeds: 1234567890123456789 42
mlr: {"value": 0.5} read by Node, ended with 0, 0 lines said; with -S {"value": "0.5"}
mlr: {"value": .5} refused by Node, ended with 0, 0 lines said; with -S {"value": ".5"}
mlr: {"value": 5.} refused by Node, ended with 0, 0 lines said; with -S {"value": "5."}
mlr: {"value": 0x1F} refused by Node, ended with 0, 0 lines said; with -S {"value": "0x1F"}
mlr: {"value": 42} read by Node, ended with 0, 0 lines said; with -S {"value": "42"}
mlr: {"value": "007"} read by Node, ended with 0, 0 lines said; with -S {"value": "007"}
mlr: {"value": "1_000"} read by Node, ended with 0, 0 lines said; with -S {"value": "1_000"}
mlr: {"value": 9223372036854775807} read by Node, ended with 0, 0 lines said; with -S {"value": "9223372036854775807"}
mlr: {"value": "9223372036854775808"} read by Node, ended with 0, 0 lines said; with -S {"value": "9223372036854775808"}
refused by Python'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
