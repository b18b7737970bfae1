// What a leak test looked through, kept for the table at the end of `npm run test:leak`.
import { appendFileSync } from 'node:fs';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { formsInText, searchFolders } from './canary.ts';

export type Figures = {
  readonly flows: number;
  readonly files: number;
  readonly bytes: number;
  readonly payloads: number;
  /** To the service, with the key; to anybody else or for a result, without. */
  readonly requests: number;
  readonly keyless: number;
  readonly connections: number;
  /** Run where nothing but this computer could be reached at all. */
  readonly cutOff: boolean;
  readonly hosts: readonly string[];
};

export function keepFigures(of: string, figures: Partial<Figures>): void {
  const file = process.env['KONTEXT_LEAK_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ of, ...figures })}\n`);
}

export type Swept = {
  readonly leaks: readonly string[];
  readonly figures: Pick<Figures, 'files' | 'bytes' | 'requests' | 'keyless' | 'hosts'>;
};

/** Looks through folders, texts and everything the service and the other host heard. The key may be in one header to the service alone. */
export function sweep(options: {
  readonly key: string;
  readonly folders: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  readonly server: SeaartServer;
}): Swept {
  const { key, server } = options;
  const { files, bytes, found } = searchFolders(options.folders);
  const leaks = found.map((place) => `file ${place}`);
  let written = bytes;
  for (const [name, text] of Object.entries(options.texts)) {
    written += Buffer.byteLength(text);
    const forms = formsInText(text);
    if (forms.length > 0) leaks.push(`${name} (${forms.join(', ')})`);
  }
  let keyless = 0;
  for (const { at, operation, method, path, headers, body } of server.heard) {
    const mayHaveKey = at === 'service' && operation !== 'download';
    if (!mayHaveKey) keyless += 1;
    const { authorization, ...others } = headers;
    const told = { path, others, ...(mayHaveKey && authorization === `Bearer ${key}` ? {} : { authorization }) };
    const forms = [...formsInText(JSON.stringify(told)), ...formsInText(body.toString('latin1'))];
    if (forms.length > 0) leaks.push(`request ${method} at ${at} (${forms.join(', ')})`);
  }
  return {
    leaks,
    figures: { files, bytes: written, requests: server.heard.length, keyless, hosts: [server.origin, server.elsewhere] },
  };
}
