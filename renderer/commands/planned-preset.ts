// Saved presets as the sheet of a batch uses them: words, model and parameters in place of those of the compose pane.
import { compared } from '../../app/edits/compared.ts';
import { findModel } from '../../app/models/models.ts';
import { carriedTo } from '../../app/models/recorded.ts';
import { bridge } from '../store/bridge.ts';
import type { PlannedPreset } from './batch.ts';
import { draftModel } from '../store/draft.ts';

/** Those that can be read, as they are now. */
export async function presetsNow(): Promise<readonly PlannedPreset[]> {
  const saved = await bridge().call['words.saved']();
  if (!saved.ok) return [];
  return saved.value
    .filter(({ kind, damaged }) => kind === 'preset' && damaged === null)
    .map(({ name, prompt, model: id, parameters: given }) => {
      const model = (id === null ? null : findModel(id)) ?? draftModel();
      return { name, prompt, model: model.id, parameters: carriedTo(model, { model: id ?? model.id, parameters: given }) };
    });
}

export async function presetNamed(name: string): Promise<PlannedPreset | null> {
  return (await presetsNow()).find((one) => compared(one.name) === compared(name)) ?? null;
}
