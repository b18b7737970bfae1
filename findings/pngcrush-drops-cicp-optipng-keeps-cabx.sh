#!/usr/bin/env bash
# pngcrush 1.8.13 and optipng 0.7.7, as Debian 12 has them: two young chunks of a PNG, cICP (what its colours are) and caBX (Content Credentials), after the pixels were packed anew.
#
# Expected: cICP stays and caBX goes. cICP decides what every number means (PNG, third edition), and both programs are called lossless. Of a chunk that it does not know
# an editor that changes others of the critical ones, as IDAT, may keep those alone whose last letter is small (PNG, "Safe-to-copy bit"): caBX's is not, since C2PA's
# signature is over the bytes of the file.
# Seen: pngcrush drops both. A picture in Display P3 that said so by cICP is sRGB afterwards and paler; the text beside it stays, and nothing is said. optipng keeps both, and packs
# IDAT anew: the copy has credentials whose hash is of other bytes.
# It matters since screen captures and HDR exports name their colours by cICP, and pictures of image services come with credentials.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed) and python3. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p debs/partial tree
declare -A pinned=([pngcrush]=1.8.13 [optipng]=0.7.7)
for name in "${!pinned[@]}"; do
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
  # What it needs and this system does not have comes along.
  apt-get -qq -o Dir::Cache::archives="$work/debs" --download-only --reinstall -y install "$name=$version" > /dev/null 2>&1
done
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
program() { LD_LIBRARY_PATH=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:) "tree/usr/bin/$1" "${@:2}"; }
cat > make.py <<'PY'
import struct, zlib
def chunk(kind, body): return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
def box(kind, body): return struct.pack('>I', len(body) + 8) + kind + body
# An empty manifest store: JUMBF's superbox with the description that C2PA names (uuid, that it has a label, label).
uuid = b'c2pa' + bytes.fromhex('00110010800000aa00389b71')
store = box(b'jumb', box(b'jumd', uuid + b'\x03c2pa\0'))
rows = b''.join(b'\0' + bytes((x * 7 + y) % 256 for x in range(32) for _ in range(3)) for y in range(32))
head = chunk(b'IHDR', struct.pack('>IIBBBBB', 32, 32, 8, 2, 0, 0, 0))
# Primaries of P3 (12) with sRGB's curve (13), RGB, full range. IDAT is stored, so that there is something to pack.
parts = [head, chunk(b'cICP', bytes([12, 13, 0, 1])), chunk(b'caBX', store), chunk(b'tEXt', b'Title\0a fox'), chunk(b'IDAT', zlib.compress(rows, 0)), chunk(b'IEND', b'')]
open('in.png', 'wb').write(b'\x89PNG\r\n\x1a\n' + b''.join(parts))
PY
cat > look.py <<'PY'
import struct
def chunks(name):
    data, at, found = open(name, 'rb').read(), 8, []
    while at + 12 <= len(data):
        size, kind = struct.unpack('>I', data[at:at + 4])[0], data[at + 4:at + 8].decode()
        found.append((kind, data[at + 8:at + 8 + size]))
        at += 12 + size
    return found
own = chunks('in.png')
pixels = lambda found: b''.join(body for kind, body in found if kind == 'IDAT')
for name in ('in.png', 'pngcrush.png', 'optipng.png'):
    found = chunks(name)
    kinds = ' '.join(kind for kind, _ in found)
    print(f'{name}: {kinds}; IDAT {"as it was" if pixels(found) == pixels(own) else "anew"}, caBX {"as it was" if dict(found).get("caBX") == dict(own)["caBX"] else "gone"}')
PY
python3 make.py
program pngcrush -q in.png pngcrush.png > /dev/null 2>&1
program optipng -quiet -out optipng.png in.png
seen=$(python3 look.py)
echo "$(program pngcrush -version 2>&1 | grep -o -m1 'pngcrush [0-9.]*[0-9]'), $(program optipng -v | head -1)"
echo "$seen"
wanted='in.png: IHDR cICP caBX tEXt IDAT IEND; IDAT as it was, caBX as it was
pngcrush.png: IHDR tEXt IDAT IEND; IDAT anew, caBX gone
optipng.png: IHDR cICP caBX tEXt IDAT IEND; IDAT anew, caBX as it was'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
