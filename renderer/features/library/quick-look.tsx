// The active edit's picture over everything: arrows go on through what was found, marks act, and the grid follows.
import { Dialog } from '@base-ui/react/dialog';
import { Flag, FlagOff, Heart } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { resultAddress, resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { findModel } from '../../../app/models/models.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { isOfferedOver, runCommand } from '../../commands/registry/registry.ts';
import { isOverlaid, pressOf } from '../../commands/registry/shortcuts.ts';
import { seedOf, useEdit } from '../../store/edits.ts';
import { wishPosition } from '../../store/in-sight.ts';
import { commandOf } from '../../store/key-map.ts';
import { keyMap } from '../../store/key-settings.ts';
import type { Cell } from '../../store/select.ts';
import { library, needRows, rowAt, useLibrary } from '../../store/library.ts';
import { mirrored } from '../../store/mirror.ts';
import { culling, toggleGoesOn, toggleWords } from '../../commands/quick-look.ts';
import { choose, clearSelection, selection, useSelection } from '../../store/selection.ts';
import { useTwin } from '../../store/twins.ts';
import { view } from '../../store/view.ts';
import { titleOf } from '../../store/words.ts';
import { formatParts, formatPixels } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { arrowOf } from '../../ui/arrows.ts';
import { Switch } from '../../ui/switch.tsx';
import { goTo } from './grid-commands.ts';
import css from './quick-look.module.css';

const close = (): void => view.setState({ quickLook: false });

/** To the edit so many places further; at the ends it stays. A mark may have taken the shown one out of what was found: the next has its place then. */
async function go(by: number): Promise<void> {
  const { active } = selection.getState();
  const { total } = library.getState().found;
  const at = active?.position ?? 0;
  const isGone = by > 0 && active !== null && (rowAt(at)?.id ?? active.id) !== active.id;
  const next = Math.min(total - 1, Math.max(0, at + (isGone ? by - 1 : by)));
  if (total === 0 || (next === active?.position && !isGone)) return;
  await goTo(next, 'one', mirrored().settings.layout.view === 'library' ? 'page' : 'under-stage');
  wishPosition(next);
}

let trashedLast: Cell | null = null;

/** What is in the trash now, or came back from it, is not looked at any longer: the next is, at the end the one before; after the last of all the look ends. */
async function leaveTrashed(trashed: Cell): Promise<void> {
  const isThere = (): boolean => selection.getState().active?.id === trashed.id;
  // The selection was cleared, as it is over the grid.
  choose(trashed);
  await go(1);
  if (isThere()) await go(-1);
  if (!isThere()) return;
  close();
  clearSelection();
}

const ownKeys: Readonly<Record<string, () => void>> = {
  ' ': close,
  Tab: toggleWords,
  Home: () => void go(-Infinity),
  End: () => void go(Infinity),
};

function onKey(event: KeyboardEvent): void {
  const arrow = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : arrowOf(event.key);
  const own = ownKeys[event.key];
  if (own !== undefined) own();
  else if (arrow !== undefined) void go(arrow.x + arrow.y);
  else if (!mark(event)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Runs the command of a key on what is shown. Whether there was one that is offered here. */
function mark(event: KeyboardEvent): boolean {
  const command = commandOf(pressOf(event), 'nothing', keyMap());
  if (command === null || !isOfferedOver('quick-look', command)) return false;
  const { active, ids } = selection.getState();
  // What is shown is what is marked, though more were selected.
  if (active !== null && ids.size > 1 && command !== 'undo') choose(active);
  runCommand(command);
  // The last mark alone is what an undo takes back: what comes back by it is looked at again.
  if (command === 'undo' && trashedLast !== null) choose(trashedLast);
  trashedLast = command === 'trash' ? active : null;
  if (command === 'trash' && active !== null) void leaveTrashed(active);
  // As in other programs that cull: with Caps Lock, or the switch, a mark goes on to the next.
  else if (command !== 'undo' && (culling.getState().goesOn || event.getModifierState('CapsLock'))) void go(1);
  return true;
}

export function QuickLook() {
  const open = useStore(view, (now) => now.quickLook);
  const edit = useEdit(useSelection((now) => now.active?.id ?? null));
  const popup = useRef<HTMLDivElement>(null);
  const shown = open && edit !== null;
  // From its first picture on, though the focus comes to it a moment later: until then a mark would be for all that is selected below.
  useLayoutEffect(() => {
    if (!shown) return undefined;
    const listen = (event: KeyboardEvent): void => (isOverlaid(event.target, popup.current) ? undefined : onKey(event));
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [shown]);
  const has = edit !== null && edit.results.length > 0 && edit.present;
  return (
    <Dialog.Root open={shown} onOpenChange={(next) => (next ? undefined : close())}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup data-modal ref={popup} initialFocus={popup} aria-label={text.window.grid.quickLook} className={css.popup}>
          {edit === null ? null : (
            <>
              <div className={css.area} onClick={close}>
                {has ? <Picture key={edit.id} edit={edit} /> : <p className={css.none}>{text.stage.states[edit.state]}</p>}
              </div>
              <Words edit={edit} />
            </>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Picture({ edit }: { readonly edit: EditSummary }) {
  const position = useSelection((now) => now.active?.position ?? null);
  useEffect(() => {
    if (position !== null) void fetchAround(position);
  }, [position]);
  const [result] = edit.results;
  return (
    <img
      src={resultAddress(edit.id, 0)}
      alt={text.stage.picture(edit.prompt)}
      decoding="async"
      draggable={false}
      className={css.image}
      // Its small picture until the whole one is there.
      style={{ backgroundImage: `url("${resultThumbnailAddress(edit.id, 0, 320)}")`, maxWidth: result?.width, maxHeight: result?.height }}
    />
  );
}

/** The neighbours are there before they are asked for. */
async function fetchAround(position: number): Promise<void> {
  const { total } = library.getState().found;
  const places = [position + 1, position - 1].filter((at) => at >= 0 && at < total);
  if (places.some((at) => rowAt(at) === null)) await needRows(Math.min(...places), Math.max(...places) + 1);
  for (const at of places) {
    const row = rowAt(at);
    if (row !== null && row.results.length > 0 && row.present) new Image().src = resultAddress(row.id, 0);
  }
}

function Words({ edit }: { readonly edit: EditSummary }) {
  const { words: shown, goesOn } = useStore(culling);
  const position = useSelection((now) => now.active?.position ?? 0);
  const total = useLibrary((now) => now.found.total);
  const words = text.window.look;
  const seed = seedOf(edit);
  const twin = useTwin(edit.id);
  const [result] = edit.results;
  if (!shown) return null;
  return (
    <div className={css.words}>
      <p className={css.title}>{titleOf(edit)}</p>
      <p className={css.facts}>
        <span>{words.place(position + 1, total)}</span>
        {result === undefined ? null : <span>{formatPixels(result)}</span>}
        {seed === null ? null : <span>{`${text.compose.roleName('seed')} ${seed}`}</span>}
        <span>{findModel(edit.model)?.shortName ?? edit.model}</span>
        {edit.inputs.length === 0 ? null : <span className={css.inputs}>{formatParts(edit.inputs.map(({ name }) => name))}</span>}
        {twin === null ? null : <span>{twin < 0 ? text.window.grid.duplicate : text.window.grid.near(twin)}</span>}
        <Marks edit={edit} />
      </p>
      <label className={css.goesOn}>
        <Switch label={words.goesOn} on={goesOn} onChange={toggleGoesOn} />
        <span aria-hidden>{words.goesOn}</span>
      </label>
      <span className={css.help}>{words.help}</span>
    </div>
  );
}

function Marks({ edit }: { readonly edit: EditSummary }) {
  const words = text.window.grid;
  return (
    <span role="status" className={css.marks}>
      {edit.stars === 0 ? null : (
        <span role="img" aria-label={words.starsOf(edit.stars)}>
          {'★'.repeat(edit.stars)}
        </span>
      )}
      {edit.flag === 'pick' ? <Flag size={13} fill="currentColor" role="img" aria-label={words.picked} aria-hidden={false} /> : null}
      {edit.flag === 'reject' ? <FlagOff size={13} role="img" aria-label={words.rejected} aria-hidden={false} /> : null}
      {edit.favourite ? <Heart size={13} fill="currentColor" role="img" aria-label={words.favourite} aria-hidden={false} /> : null}
      {edit.label === null ? null : (
        <span role="img" aria-label={words.labelled(edit.label)} data-colour={edit.label} className={css.label} />
      )}
    </span>
  );
}
