// The window's settings as a command has them: read only, for the command changes none.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';
import { readSettings } from '../../app/settings/settings.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { errorCode } from '../platform/system-errors.ts';

/** Leaves out the mark that some editors write before the text. */
const decoder = new TextDecoder();

/** What settings are there and cannot be read: limits of money stand in them, and the library's folder. */
export class UnreadableSettings extends Error {
  readonly failure: Failure;
  constructor(file: string, cause: unknown) {
    super(`settings: ${String(cause)}`, { cause });
    const detail = errorCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
    this.failure = makeFailure('disk-trouble', say('userData.settingsUnreadable', { file }), { detail });
  }
}

/** `home` is the user-data folder. The first reading throws `UnreadableSettings`; what cannot be read later is as it was. */
export function settingsIn(home: string): () => Settings {
  const file = path.join(home, 'settings.json');
  let known: Settings | null = null;
  return () => {
    try {
      known = readSettings(JSON.parse(decoder.decode(readFileSync(file))));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') known ??= readSettings({});
      if (known === null) throw new UnreadableSettings(file, error);
    }
    return known;
  };
}
