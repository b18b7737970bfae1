// Changing settings: shown at once, told to main in one call after a moment, so that dragging does not flood it.
import type { SettingsPatch } from '../../app/settings/settings.ts';
import { bridge } from './bridge.ts';
import { mirror, mirrored } from './mirror.ts';
import { tellFailure } from './toasts.ts';

let waiting: SettingsPatch = {};
let timer: ReturnType<typeof setTimeout> | undefined;

function join(first: SettingsPatch, second: SettingsPatch): SettingsPatch {
  const joined: SettingsPatch = { ...first, ...second };
  if (first.layout !== undefined || second.layout !== undefined) joined.layout = { ...first.layout, ...second.layout };
  if (first.sending !== undefined || second.sending !== undefined) joined.sending = { ...first.sending, ...second.sending };
  if (first.export !== undefined || second.export !== undefined) joined.export = { ...first.export, ...second.export };
  if (first.limits !== undefined || second.limits !== undefined) joined.limits = { ...first.limits, ...second.limits };
  return joined;
}

/** Sends what is not sent yet. A failure is told; what is shown stays as it was changed. */
export async function flushSettings(): Promise<void> {
  clearTimeout(timer);
  const patch = waiting;
  if (Object.keys(patch).length === 0) return;
  waiting = {};
  const reply = await bridge().call['settings.change'](patch as Parameters<ReturnType<typeof bridge>['call']['settings.change']>[0]);
  if (!reply.ok) tellFailure(reply.failure);
}

/** `delayMs` 0 sends at once. */
export function changeSettings(patch: SettingsPatch, delayMs = 0): void {
  const now = mirrored();
  const { settings } = now;
  mirror.setState({
    now: {
      ...now,
      settings: {
        ...settings,
        ...patch,
        layout: { ...settings.layout, ...patch.layout },
        sending: { ...settings.sending, ...patch.sending },
        export: { ...settings.export, ...patch.export },
        limits: { ...settings.limits, ...patch.limits },
      },
    },
  });
  waiting = join(waiting, patch);
  clearTimeout(timer);
  if (delayMs === 0) void flushSettings();
  else timer = setTimeout(() => void flushSettings(), delayMs);
}

/** After a moment, since most of it is dragged. */
export const changeLayout = (layout: NonNullable<SettingsPatch['layout']>): void => changeSettings({ layout }, 300);

/** What waits its moment is told also when the window goes. */
export function openSettings(): () => void {
  const leave = (): void => void flushSettings();
  globalThis.addEventListener('pagehide', leave);
  return () => globalThis.removeEventListener('pagehide', leave);
}
