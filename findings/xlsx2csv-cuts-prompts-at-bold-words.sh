#!/usr/bin/env bash
# xlsx2csv 0.7.8 and in2csv of csvkit 1.0.7, as Debian 12 has them, and xlsx-populate 1.21.0 and exceljs 4.4.0 (npm): a sheet of prompts and files as XLSX, by XlsxWriter 3.0.2 (Debian 12), which can write a row at a time.
#
# Expected: the texts. A text may stand in the sheet itself (t="inlineStr") as well as in the table of shared ones, in several runs where a word of it is bold (ECMA-376 part 1, 18.3.1.53 and 18.4.12), and _x005F_ in it is an underscore
# that was written so since the letters after it would else be a code (22.9.2.19): XlsxWriter does both, in the sheet where it is asked for little memory (constant_memory). xlsx 0.18.5 (SheetJS, npm) reads each rightly.
# Seen: xlsx2csv ends the prompt where the bold word begins: of "a fox in deep snow, at dusk" comes "a fox in ". xlsx-populate gives a tree of XML in place of the text. in2csv and exceljs have the text, but of the file fox_x0041_.png each
# makes fox_x005F_x0041_.png, which is not there; xlsx2csv and xlsx-populate do that in the table of shared texts, too. With that table all but these two read all rightly. No word, and the exit codes are 0.
# It matters since sheets of batches are written by programs in this way and made a CSV by these: a prompt that was cut is one that is sent and paid for, and it looks whole to whoever did not write it.
#
# Needs Debian 12 with apt-get (for downloads, nothing is installed), Node, npm and Python 3.11. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir tree
declare -A pinned=([xlsx2csv]=1:0.7.8 [csvkit]=1.0.7 [python3-xlsxwriter]=3.0.2)
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
python() { PYTHONPATH=$work/tree/usr/lib/python3/dist-packages PYTHONWARNINGS=ignore program python3 "$@"; }
npm init -y > /dev/null
npm install --no-audit --no-fund --silent xlsx@0.18.5 xlsx-populate@1.21.0 exceljs@4.4.0
cat > make.py <<'PY'
import xlsxwriter
for name, little in (('shared', False), ('inline', True)):
    book = xlsxwriter.Workbook(name + '.xlsx', {'constant_memory': little})
    sheet = book.add_worksheet('batch')
    bold = book.add_format({'bold': True})
    sheet.write_rich_string(0, 0, 'a fox in ', bold, 'deep snow', ', at dusk')
    sheet.write_string(0, 1, 'fox_x0041_.png')
    book.close()
PY
python make.py
cat > look.mjs <<'JS'
import ExcelJs from 'exceljs';
import populate from 'xlsx-populate';
import xlsx from 'xlsx';
const file = process.argv[2];
const tell = (by, cells) => console.log(`${by}: ${cells.map((cell) => (typeof cell === 'string' ? `"${cell}"` : `a list of ${cell[0]?.name} of XML`)).join(', ')}`);
tell('xlsx', xlsx.utils.sheet_to_json(xlsx.readFile(file).Sheets.batch, { header: 1 })[0]);
const book = new ExcelJs.Workbook();
await book.xlsx.readFile(file);
tell('exceljs', [1, 2].map((column) => book.worksheets[0].getRow(1).getCell(column).text));
const sheet = (await populate.fromFileAsync(file)).sheet(0);
tell('xlsx-populate', ['A1', 'B1'].map((cell) => sheet.cell(cell).value()).map((value) => (value instanceof populate.RichText ? value.text() : value)));
JS
seen=$(
  for name in shared inline; do
    echo "$name"
    node look.mjs "$name.xlsx"
    code=0
    python tree/usr/bin/xlsx2csv "$name.xlsx" > out.csv 2> said || code=$?
    echo "xlsx2csv: $(cat out.csv); ended with $code, $(grep -c . said || true) lines said"
    code=0
    python tree/usr/bin/in2csv -I -H "$name.xlsx" > out.csv 2> said || code=$?
    echo "in2csv: $(tail -1 out.csv); ended with $code, $(grep -c . said || true) lines said"
  done
)
echo "xlsx2csv $(dpkg-deb -f debs/xlsx2csv/xlsx2csv_*.deb Version), csvkit $(dpkg-deb -f debs/csvkit/csvkit_*.deb Version), XlsxWriter $(dpkg-deb -f debs/python3-xlsxwriter/python3-xlsxwriter_*.deb Version)"
echo "$seen"
wanted='shared
xlsx: "a fox in deep snow, at dusk", "fox_x0041_.png"
exceljs: "a fox in deep snow, at dusk", "fox_x0041_.png"
xlsx-populate: "a fox in deep snow, at dusk", "fox_x005F_x0041_.png"
xlsx2csv: "a fox in deep snow, at dusk",fox_x005F_x0041_.png; ended with 0, 0 lines said
in2csv: "a fox in deep snow, at dusk",fox_x0041_.png; ended with 0, 0 lines said
inline
xlsx: "a fox in deep snow, at dusk", "fox_x0041_.png"
exceljs: "a fox in deep snow, at dusk", "fox_x005F_x0041_.png"
xlsx-populate: a list of r of XML, "fox_x005F_x0041_.png"
xlsx2csv: a fox in ,fox_x005F_x0041_.png; ended with 0, 0 lines said
in2csv: "a fox in deep snow, at dusk",fox_x005F_x0041_.png; ended with 0, 0 lines said'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
