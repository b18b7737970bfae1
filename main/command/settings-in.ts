import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '../../app/settings/settings.ts';
import type { Settings } from '../../app/settings/settings.ts';

/** The window's settings, read only: the command changes none. `home` is the user-data folder. */
export function settingsIn(home: string): Settings {
  try {
    return readSettings(JSON.parse(readFileSync(path.join(home, 'settings.json'), 'utf8')));
  } catch {
    return readSettings({});
  }
}
