// Listens to keys, to the application menu and to paste; what is asked for is done by the registry.
import type { CommandName } from '../../../app/commands/commands.ts';
import { pictureArea } from '../areas.ts';
import { commandOf, focusOf } from '../../store/key-map.ts';
import type { Press, Target } from '../../store/key-map.ts';
import { keyMap } from '../../store/key-settings.ts';
import { onAsked } from '../menu.ts';
import { mirrored } from '../../store/mirror.ts';
import { takePaste } from '../paste.ts';
import { bareNow } from '../sides.ts';
import { isComposing } from '../../ui/composing.ts';
import { entryOf, isEnabled, isOffered, runCommand } from './registry.ts';

function targetOf(element: EventTarget | null): Target {
  if (!(element instanceof HTMLElement)) return { tag: '', type: '', role: '', editable: false, within: [] };
  const within: string[] = [];
  for (let at: HTMLElement | null = element; at !== null; at = at.parentElement) {
    const role = at.getAttribute('role');
    if (role !== null) within.push(role);
  }
  return {
    tag: element.tagName,
    type: element.getAttribute('type') ?? '',
    role: element.getAttribute('role') ?? '',
    editable: element.isContentEditable,
    within,
  };
}

/** Whether a key is for another sheet over the window than `own`: also in the moment in which a sheet is drawn and has not the focus yet. */
export function isOverlaid(target: EventTarget | null, own: Element | null): boolean {
  const within = target instanceof Element ? target.closest('[data-modal]') : null;
  if (within !== null) return own !== null && within !== own;
  return [...document.querySelectorAll('[data-modal][data-open]')].some((one) => one !== own);
}

/** A key press as the tables take it. AltGr makes signs, it is neither Control nor Alt. */
export function pressOf(event: KeyboardEvent): Press {
  const mac = mirrored().platform === 'darwin';
  const altGraph = event.getModifierState('AltGraph');
  return {
    key: event.key,
    code: event.code,
    mod: (mac ? event.metaKey : event.ctrlKey) && !altGraph,
    shift: event.shiftKey,
    alt: event.altKey && !altGraph,
    repeat: event.repeat,
    composing: isComposing(event),
  };
}

/**
 * Whether the picture has the keys: pressed, or come to by F6. Tab is its own also on the line that was dragged over it, and where the page is all
 * that is left of the controls.
 */
function isOfPicture({ target, key }: KeyboardEvent): boolean {
  const picture = pictureArea();
  if (picture === null || !(target instanceof Element)) return false;
  if (target === picture || key !== 'Tab') return target === picture;
  return picture.contains(target) ? !target.matches(':focus-visible') : bareNow() !== 'none' && target.matches('body, main');
}

/** From a card, a list or a sheet, its fields among them, nothing is meant that stands on what it lies over. */
const isFromOver = (command: CommandName, target: EventTarget | null): boolean =>
  entryOf(command)?.onSight === true && target instanceof Element && target.closest(over) !== null;

const over = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** Words that are selected are what a copy means. */
const copiesWords = (target: EventTarget | null): boolean =>
  focusOf(targetOf(target)) === 'typing' || (window.getSelection()?.toString() ?? '') !== '';

/** Acts on keys as far as `allowed`. Returns the function that stops. */
export function openKeys(allowed: (command: CommandName) => boolean): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  // Whichever key it is on, its release ends what a command does as long as it is held.
  const heldBy = new Map<string, (held: boolean) => void>();
  const letGo = (code: string): void => {
    heldBy.get(code)?.(false);
    heldBy.delete(code);
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented) return;
      const focus = isOverlaid(event.target, null) ? 'popup' : isOfPicture(event) ? 'picture' : focusOf(targetOf(event.target));
      const command: CommandName | null = commandOf(pressOf(event), focus, keyMap());
      if (command === null || !allowed(command) || isFromOver(command, event.target) || (command === 'copy' && copiesWords(event.target)))
        return;
      event.preventDefault();
      const hold = entryOf(command)?.hold;
      if (hold === undefined) return runCommand(command);
      heldBy.set(event.code, hold);
      hold(true);
    },
    { signal },
  );
  window.addEventListener('keyup', (event) => letGo(event.code), { signal });
  window.addEventListener('blur', () => [...heldBy.keys()].forEach(letGo), { signal });
  return () => stop.abort();
}

/** Keys, paste and the application menu. Returns the function that stops. */
export function openCommands(): () => void {
  const stop = new AbortController();
  window.addEventListener('paste', (event) => takePaste(event, focusOf(targetOf(event.target)) === 'typing'), { signal: stop.signal });
  // The application menu's own Copy ends here.
  window.addEventListener(
    'copy',
    (event) => {
      if (copiesWords(event.target) || !isEnabled('copy')) return;
      event.preventDefault();
      runCommand('copy');
    },
    { signal: stop.signal },
  );
  const stops = [openKeys(isOffered), onAsked((command) => (isEnabled(command) ? runCommand(command) : undefined)), () => stop.abort()];
  return () => stops.forEach((end) => end());
}
