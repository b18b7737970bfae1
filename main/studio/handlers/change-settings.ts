// Settings are written before anybody is told of them.
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import { patchSettings } from '../../../app/settings/settings.ts';
import type { Settings, SettingsPatch } from '../../../app/settings/settings.ts';
import { say } from '../../../app/messages/say.ts';

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
      return fail(makeFailure('disk-trouble', say('settings.notWritten')));
    }
    changed(before, after);
    return ok(after);
  };
}
