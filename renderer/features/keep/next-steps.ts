// What else to do with a result whose original cannot be kept. Nothing here sends: Run does, pressed by the person.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { openCrop } from '../../commands/crop.ts';
import { loadAll, remix } from '../../commands/edit-commands.ts';
import { leaveKeep } from '../../commands/keep.ts';
import type { KeepTarget } from '../../commands/keep.ts';
import { mirrored } from '../../store/mirror.ts';
import { changeLayout } from '../../store/settings.ts';
import { show } from '../../store/stage.ts';
import { showPage } from '../../store/view.ts';
import { onceDrawn } from '../../ui/once-drawn.ts';

function toCompose(): void {
  leaveKeep();
  showPage('stage');
  if (!mirrored().settings.layout.composeOpen) changeLayout({ composeOpen: true });
  onceDrawn(
    () => document.getElementById('instruction'),
    (field) => field.focus(),
  );
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

export function useResultInstead({ id, index }: KeepTarget): void {
  leaveKeep();
  show(id, index);
  showPage('stage');
}
