#!/usr/bin/env bash
# GIMP 2.10.34 (gexiv2 0.14.0, exiv2 0.27.6), as Debian 12 has it: the XMP of a picture that was opened and exported.
#
# Expected: all that it does not know stays as it was. XMP's namespaces are open to anybody (XMP part 1, 6.2); exiv2 by itself keeps such properties when it sets a rating, and so does
# GIMP with those that it knows. Texts that it does not touch stay the same texts.
# Seen: each property whose namespace is not built into exiv2 is dropped, in JPEG, PNG and TIFF: a recipe under a name of its own, the camera's (GCamera), the mark of a gain map (hdrgm). The
# terminal says "No namespace info available for XMP prefix", the window nothing. And the alternative text of IPTC, which is one for each language, comes out as one text that begins with
# lang="x-default", the way in which exiv2 writes a language
# on a terminal. Caption, rating and Dublin Core's terms are right.
# It matters since that text is read out to those who do not see the picture, and what programs of photographs and pictures keep for themselves does not come back from GIMP.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and perl. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree home
declare -A pinned=([gimp]=2.10.34 [gimp-data]=2.10.34 [libgimp2.0]=2.10.34 [libgexiv2-2]=0.14.0 [libexiv2-27]=0.27.6 [libgegl-0.4-0]=1:0.4.42 [libbabl-0.1-0]=1:0.1.98)
for name in "${!pinned[@]}"; do
  mkdir -p "debs/$name/partial"
  version=$(apt-cache madison "$name" | awk -v wanted="${pinned[$name]}" 'index($3, wanted) == 1 && !found { print $3; found = 1 }')
  [ -n "$version" ] || { echo "$name ${pinned[$name]} is not to be had here"; exit 1; }
done
# What they need and this system does not have comes along.
mkdir -p debs/partial
apt-get -qq -o Dir::Cache::archives="$work/debs" -o DPkg::Lock::Timeout=120 --no-install-recommends --download-only --reinstall -y install "${!pinned[@]}" > /dev/null 2>&1
for deb in debs/*.deb; do dpkg-deb -x "$deb" tree; done
libraries=$(find "$work/tree" -name 'lib*.so*' -printf '%h\n' | sort -u | paste -sd:)
inside() { find "$work/tree" -path "$1" -printf '%h\n' | head -1; }
# Opens each picture and exports it under the other name, as a script does it.
gimp() {
  local all='' pair
  for pair in "$@"; do all+=" (go \"${pair%=*}\" \"${pair#*=}\")"; done
  HOME=$work/home GIMP2_DIRECTORY=$work/home GIMP2_PLUGINDIR=$work/tree/usr/lib/gimp/2.0 GIMP2_DATADIR=$work/tree/usr/share/gimp/2.0 GIMP2_SYSCONFDIR=$work/tree/etc/gimp/2.0 \
    GEGL_PATH=$(inside '*gegl-0.4/*.so') BABL_PATH=$(inside '*babl-0.1/*.so') LD_LIBRARY_PATH=$libraries timeout 300 tree/usr/bin/gimp-console-2.10 -n -d -f -s --no-interface \
    -b "(begin (define (go in out) (let* ((image (car (gimp-file-load RUN-NONINTERACTIVE in in))) (layer (car (gimp-image-get-active-drawable image)))) (gimp-file-save RUN-NONINTERACTIVE image layer out out)))$all)" \
    -b '(gimp-quit 0)' > said 2>&1
}
npm init -y > /dev/null
npm install --no-audit --no-fund --silent sharp@0.35.5 exiftool-vendored.pl@13.59.3
exiftool() { perl node_modules/exiftool-vendored.pl/bin/exiftool -charset UTF8 "$@"; }
cat > packet.xmp <<'XML'
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:own="http://example.com/recipe/1.0/"
 xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmp:Rating="4" own:Recipe="a recipe" GCamera:BurstID="7" hdrgm:Version="1.0" dcterms:provenance="https://example.com/m"><dc:description><rdf:Alt><rdf:li
 xml:lang="x-default">a caption</rdf:li></rdf:Alt></dc:description><Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">a red fox</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility></rdf:Description></rdf:RDF></x:xmpmeta>
XML
node -e "for (const kind of ['jpeg', 'png', 'tiff']) require('sharp')({ create: { width: 32, height: 16, channels: 3, background: '#40c080' } }).toFormat(kind).toFile('in.' + kind)"
exiftool -q -overwrite_original '-xmp<=packet.xmp' in.jpeg in.png in.tiff
gimp in.jpeg=out.jpeg in.png=out.png in.tiff=out.tiff
texts() { exiftool -q -q -f -p '$XMP:Description | $XMP:Rating | $XMP:Provenance | $XMP:AltTextAccessibility | $XMP:Recipe | $XMP:BurstID | $XMP-hdrgm:Version' "$1"; }
seen='caption | rating | provenance | alternative text | own | camera | gain map'
for file in in.jpeg out.jpeg in.png out.png in.tiff out.tiff; do seen+=$'\n'"$file: $(texts "$file")"; done
echo "GIMP $(dpkg-deb -f debs/gimp_*.deb Version), gexiv2 $(dpkg-deb -f debs/libgexiv2-2_*.deb Version), exiv2 $(dpkg-deb -f debs/libexiv2-27_*.deb Version), exiftool $(exiftool -ver)"
echo "$seen"
wanted='caption | rating | provenance | alternative text | own | camera | gain map
in.jpeg: a caption | 4 | https://example.com/m | a red fox | a recipe | 7 | 1.0
out.jpeg: a caption | 4 | https://example.com/m | lang="x-default" a red fox | - | - | -
in.png: a caption | 4 | https://example.com/m | a red fox | a recipe | 7 | 1.0
out.png: a caption | 4 | https://example.com/m | lang="x-default" a red fox | - | - | -
in.tiff: a caption | 4 | https://example.com/m | a red fox | a recipe | 7 | 1.0
out.tiff: a caption | 4 | https://example.com/m | lang="x-default" a red fox | - | - | -'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
