#!/usr/bin/env bash
# trash 10.1.1 (npm), as it is without options: a file whose name has brackets in it, as copies of pictures have ("fox [1].png").
#
# Expected: that file, and no other. The README has the function take paths and patterns, and one that is the path of a file that is there is a path.
# Seen: the file is thrown away, and so is every file that its name fits as a pattern: "fox 1.png" goes along with "fox [1].png", "x1.png" and "x2.png" with "x{1,2}.png".
# An absolute path is no help where a folder has the brackets: then a file of another folder goes too. Nothing tells which files they were. With { glob: false } it
# is as expected.
# It matters since names of pictures have brackets: of downloads, of A1111's patterns such as [seed], of cameras' bursts; the other file is missed much later.
#
# Needs Linux and npm. Nobody's own trash is touched. Prints what it sees; fails when it is something else.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --no-audit --no-fund --silent trash@10.1.1
cat > throw.mjs <<'JS'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import trash from 'trash';
const root = process.cwd();
const cases = [
  ['fox [1].png', ['fox [1].png', 'fox 1.png', 'fox 2.png']],
  ['x{1,2}.png', ['x{1,2}.png', 'x1.png', 'x2.png', 'x3.png']],
  [`${root}/files/shoot [a]/1.png`, ['shoot [a]/1.png', 'shoot a/1.png', 'shoot b/1.png']],
];
for (const [name, files] of cases) {
  const line = [];
  for (const options of [undefined, { glob: false }]) {
    rmSync('files', { recursive: true, force: true });
    for (const file of files) {
      mkdirSync(path.dirname(path.join('files', file)), { recursive: true });
      writeFileSync(path.join('files', file), file);
    }
    process.chdir('files');
    await trash(name, options);
    process.chdir(root);
    const left = readdirSync('files', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative('files', path.join(entry.parentPath, entry.name)));
    line.push(`${options === undefined ? 'gone' : 'with glob: false'}: ${files.filter((file) => !left.includes(file)).join(', ') || 'nothing'}`);
  }
  console.log(`"${name.replace(`${root}/files/`, '/…/')}" of ${files.join(', ')}; ${line.join('; ')}`);
}
JS
mkdir home
seen=$(HOME="$work/home" XDG_DATA_HOME="$work/home/data" node throw.mjs)
echo "trash $(node -p "require('./node_modules/trash/package.json').version")"
echo "$seen"
wanted='"fox [1].png" of fox [1].png, fox 1.png, fox 2.png; gone: fox [1].png, fox 1.png; with glob: false: fox [1].png
"x{1,2}.png" of x{1,2}.png, x1.png, x2.png, x3.png; gone: x{1,2}.png, x1.png, x2.png; with glob: false: x{1,2}.png
"/…/shoot [a]/1.png" of shoot [a]/1.png, shoot a/1.png, shoot b/1.png; gone: shoot [a]/1.png, shoot a/1.png; with glob: false: shoot [a]/1.png'
[ "$seen" = "$wanted" ] || { echo 'CHANGED'; exit 1; }
