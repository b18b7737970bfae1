// Settings are written before anybody is told of them.
import { fail, makeFailure, ok } from '../../../app/failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { patchSettings } from '../../../app/settings/settings.ts';
import type { Settings, SettingsPatch } from '../../../app/settings/settings.ts';

export function makeChangeSettings(
  settings: { readonly read: () => Settings; readonly write: (settings: Settings) => void },
  changed: (before: Settings, after: Settings) => void,
): (patch: SettingsPatch) => Promise<Reply<Settings>> {
  return async (patch) => {
    const before = settings.read();
    const after = patchSettings(before, patch);
    try {
      settings.write(after);
    } catch {
      return fail(
        makeFailure(
          'disk-trouble',
          'The settings could not be written. Check the space and the rights of the user-data folder, then try again.',
        ),
      );
    }
    changed(before, after);
    return ok(after);
  };
}
