// The second window shows what the first has on its stage. Here are both ends: telling, and following.
import type { ShownResult } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { meetSoon } from '../store/edits.ts';
import { openLanguage } from '../store/language.ts';
import { mirrored, openMirror } from '../store/mirror.ts';
import { editMoved, learn, show, stage } from '../store/stage.ts';
import { view } from '../store/view.ts';

/** In the first window: tells what is on the stage. Returns the function that stops it. */
export function tellViewer(): () => void {
  const tell = (): void => void bridge().call['viewer.show']({ shown: stage.getState().shown });
  tell();
  return stage.subscribe(({ shown }, before) => {
    if (shown?.id !== before.shown?.id || shown?.index !== before.shown?.index) tell();
  });
}

async function follow(shown: ShownResult | null): Promise<void> {
  if (shown === null) return stage.setState({ shown: null });
  // The edit itself comes with its details.
  await learn(shown.id);
  show(shown.id, shown.index);
}

/** In the second window: everything it knows. It keeps no draft and runs nothing. */
export async function openViewer(): Promise<() => void> {
  const { close } = await openMirror();
  const { call, on } = bridge();
  view.setState({ isViewer: true });
  const known = new Set<string>(mirrored().queue.edits.map(({ id }) => id));
  const moved = (edit: EditSummary): void => {
    const isNew = !known.has(edit.id);
    known.add(edit.id);
    meetSoon(edit);
    editMoved(edit, isNew);
  };
  const stops = [
    close,
    openLanguage(),
    on['edit.changed'](moved),
    on['edit.ended'](moved),
    on['viewer.changed']((shown) => void follow(shown)),
  ];
  await follow(await call['viewer.shown']());
  return () => stops.forEach((stop) => stop());
}
