// Keeps the settings in the user-data folder. A damaged file is set aside and the defaults are used: settings never stop the start.
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import Store from 'electron-store';
import { readSettings } from '../../app/settings/settings.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { isStill, stampAtOnce } from '../platform/file-stamp.ts';
import type { FileStamp } from '../platform/file-stamp.ts';

/** Some editors write a mark before the text. */
const deserialize = (text: string): Settings => JSON.parse(text.replace(/^\uFEFF/, '')) as Settings;

export type SettingsFile = { readonly read: () => Settings; readonly write: (settings: Settings) => void };

/** `home` is the user-data folder; `onDamaged` hears the name a damaged file was given. */
export function openSettingsFile(home: string, onDamaged: (name: string) => void): SettingsFile {
  const store = openStore();
  let known: { readonly settings: Settings; readonly stamp: FileStamp | null } | null = null;
  return {
    // Asked at every turn: the file is read and checked again only when it is another one, which other programs may have made it.
    read() {
      const stamp = stampAtOnce(store.path);
      if (known !== null && (isStill(known.stamp, stamp) || (known.stamp === null && stamp === null))) return known.settings;
      known = { settings: readSettings(store.store), stamp };
      return known.settings;
    },
    write(settings) {
      known = null;
      store.store = settings;
    },
  };

  function openStore(): Store<Settings> {
    const options = { cwd: home, name: 'settings', configFileMode: 0o600, deserialize };
    try {
      return new Store<Settings>(options);
    } catch {
      const file = path.join(home, 'settings.json');
      if (existsSync(file)) {
        const aside = `settings.damaged-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}.json`;
        renameSync(file, path.join(home, aside));
        onDamaged(aside);
      }
      return new Store<Settings>(options);
    }
  }
}
