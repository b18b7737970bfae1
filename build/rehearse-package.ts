// `npm run package:rehearse [TARGET …]`: packs for every system with its real native code around a stub of Electron's own files, and judges each.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { complaintsOf, packageLimitMb } from './packaging/complaints.ts';
import { pack } from './packaging/pack.ts';
import { readPackage } from './packaging/read-package.ts';
import { findTarget, targets } from './packaging/targets.ts';
import { buildStudio } from './vite.ts';

const root = path.resolve(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const wanted = asked.length === 0 ? targets : asked.map((name) => findTarget(name) ?? fail(name));
const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-rehearse-'));
let [passed, failed] = [0, 0];

try {
  await buildStudio({ quiet: true });
  for (const target of wanted) {
    const folder = path.join(scratch, target.name);
    mkdirSync(folder);
    const found = readPackage(pack(root, target, folder, 'real'), target);
    const wrong = complaintsOf(found, target, root);
    console.log(`${target.name}: ${found.names.length} files, ${(found.bytes / 1e6).toFixed(1)} MB of ${packageLimitMb} besides Electron`);
    for (const line of wrong) console.error(`  ${line}`);
    if (wrong.length === 0) passed += 1;
    else failed += 1;
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exitCode = failed === 0 && passed === wanted.length ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function fail(name: string): never {
  throw new Error(`There is no target ${name}. There are ${targets.map((target) => target.name).join(', ')}.`);
}
