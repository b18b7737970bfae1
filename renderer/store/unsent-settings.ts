// Changes of settings that main has not answered yet: what it pushes meanwhile is older than they are, and must not take them back.
import type { Settings, SettingsPatch } from '../../app/settings/settings.ts';

let waiting: SettingsPatch = {};
/** On their way to main, the oldest first. */
let sent: readonly SettingsPatch[] = [];

function join(first: SettingsPatch, second: SettingsPatch): SettingsPatch {
  const joined: SettingsPatch = { ...first, ...second };
  if (first.layout !== undefined || second.layout !== undefined) joined.layout = { ...first.layout, ...second.layout };
  if (first.sending !== undefined || second.sending !== undefined) joined.sending = { ...first.sending, ...second.sending };
  if (first.export !== undefined || second.export !== undefined) joined.export = { ...first.export, ...second.export };
  if (first.limits !== undefined || second.limits !== undefined) joined.limits = { ...first.limits, ...second.limits };
  return joined;
}

export const withPatch = (settings: Settings, patch: SettingsPatch): Settings => ({
  ...settings,
  ...patch,
  layout: { ...settings.layout, ...patch.layout },
  sending: { ...settings.sending, ...patch.sending },
  export: { ...settings.export, ...patch.export },
  limits: { ...settings.limits, ...patch.limits },
});

export const addUnsent = (patch: SettingsPatch): void => void (waiting = join(waiting, patch));

/** All that waits, as one patch that is on its way from now on; null where nothing does. */
export function sendUnsent(): SettingsPatch | null {
  if (Object.keys(waiting).length === 0) return null;
  const patch = waiting;
  waiting = {};
  sent = [...sent, patch];
  return patch;
}

/** Main has answered it: what it pushes from now on knows of it, or has refused it. */
export const answered = (patch: SettingsPatch): void => void (sent = sent.filter((one) => one !== patch));

/** What main pushed, with what it cannot know yet. */
export const withUnsent = (settings: Settings): Settings => [...sent, waiting].reduce(withPatch, settings);
