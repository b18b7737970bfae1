// A folder that stands for Electron's own files of one system, so that packing can be rehearsed where they cannot be downloaded.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import type { Target } from './targets.ts';

export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1 of the wire, nine fuses, each as Electron ships it. */
const shippedWire = `${fuseSentinel}\u0001\u0009101100011`;

export function makeStubElectron(folder: string, target: Target, project: string): void {
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content, typeof content === 'string' ? 'latin1' : undefined);
  };
  const { version } = JSON.parse(readFileSync(path.join(project, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  write('version', version);
  write('LICENSE', 'stub');
  write('LICENSES.chromium.html', 'stub');
  if (target.os === 'win32') write('electron.exe', emptyProgram());
  else if (target.os === 'linux') {
    write('electron', `#!/bin/sh\n# ${shippedWire}\n`);
    chmodSync(path.join(folder, 'electron'), 0o755);
  } else writeMacApp(write);
}

/** A Windows program that does nothing, with the version block that the packager edits and the wire behind its end. */
function emptyProgram(): Uint8Array {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const block = Resource.VersionInfo.createEmpty();
  block.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron', FileDescription: 'Electron' });
  block.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), Buffer.from(shippedWire, 'latin1')]);
}

function writeMacApp(write: (file: string, content: string) => void): void {
  const contents = 'Electron.app/Contents';
  const plist = (name: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>CFBundleExecutable</key><string>${name}</string></dict></plist>\n`;
  write(`${contents}/Info.plist`, plist('Electron'));
  write(`${contents}/MacOS/Electron`, 'stub');
  write(`${contents}/Resources/electron.icns`, 'stub');
  write(`${contents}/Frameworks/Electron Framework.framework/Electron Framework`, shippedWire);
  for (const suffix of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    const name = `Electron Helper${suffix}`;
    write(`${contents}/Frameworks/${name}.app/Contents/Info.plist`, plist(name));
    write(`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`, 'stub');
  }
}
