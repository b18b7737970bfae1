// Changing settings: shown at once, told to main in one call after a moment, so that dragging does not flood it.
import type { SettingsPatch } from '../../app/settings/settings.ts';
import { bridge } from './bridge.ts';
import { mirror, mirrored } from './mirror.ts';
import { tellFailure } from './toasts.ts';
import { addUnsent, answered, sendUnsent, withPatch } from './unsent-settings.ts';

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what is not sent yet. A failure is told; what is shown stays as it was changed. */
export async function flushSettings(): Promise<void> {
  clearTimeout(timer);
  const patch = sendUnsent();
  if (patch === null) return;
  const reply = await bridge()
    .call['settings.change'](patch as Parameters<ReturnType<typeof bridge>['call']['settings.change']>[0])
    .finally(() => answered(patch));
  if (!reply.ok) tellFailure(reply.failure);
}

/** `delayMs` 0 sends at once. */
export function changeSettings(patch: SettingsPatch, delayMs = 0): void {
  const now = mirrored();
  mirror.setState({ now: { ...now, settings: withPatch(now.settings, patch) } });
  addUnsent(patch);
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
