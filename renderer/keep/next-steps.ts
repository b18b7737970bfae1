// What else to do with a result whose original cannot be kept. Nothing here sends: Run does, pressed by the person.
import type { EditSummary } from '../../app/ipc.ts';
import { openCrop } from '../state/crop.ts';
import { loadAll, remix } from '../state/deeds.ts';
import { leaveKeep } from '../state/keep.ts';
import type { Place } from '../state/keep.ts';
import { mirrored } from '../state/mirror.ts';
import { changeLayout } from '../state/settings.ts';
import { show } from '../state/stage.ts';
import { showPage } from '../state/view.ts';

function toCompose(): void {
  leaveKeep();
  showPage('stage');
  if (!mirrored().settings.layout.composeOpen) changeLayout({ composeOpen: true });
  requestAnimationFrame(() => document.getElementById('instruction')?.focus());
}

/** The same with another seed: with its own the service would answer the same. */
export async function sendAgainInstead({ id }: EditSummary): Promise<void> {
  toCompose();
  await remix(id);
}

export async function rewordInstead({ id }: EditSummary): Promise<void> {
  toCompose();
  await loadAll(id);
}

/** The same instruction for a part of the picture, in full detail. */
export async function cropInstead({ id }: EditSummary): Promise<void> {
  toCompose();
  await loadAll(id);
  openCrop(0);
}

export function useResultInstead({ id, index }: Place): void {
  leaveKeep();
  show(id, index);
  showPage('stage');
}
