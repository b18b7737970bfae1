// While something is dragged over the window: the places as large targets.
import { useEffect, useState } from 'react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { loadAll } from '../../commands/edit-commands.ts';
import { maxInputs } from '../../../app/models/roles.ts';
import { hover, useModel, useSlots } from '../../store/draft.ts';
import { dragged, takeDragged } from '../../commands/handoff.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './drop-overlay.module.css';
import { takeDrop, takesDrop, useDrop } from './use-drop.ts';

/** While something is dragged over the window it is told of at least every 350 ms. */
const lostMs = 1000;

type Dragging = 'nothing' | 'files' | 'result';

function Target({ at }: { readonly at: number }) {
  const slots = useSlots();
  const slot = slots[at];
  const { over, handlers } = useDrop(at);
  return (
    <div data-testid={`drop-${at + 1}`} className={classes(css.target, over && css.over)} {...handlers}>
      {slot?.kind === 'picture' ? <Thumb address={pictureThumbnailAddress(slot.picture, 320)} className={css.picture} /> : null}
      <span className={css.name}>{text.compose.slot(at + 1)}</span>
      {slot === undefined ? (
        at === slots.length ? (
          <span className={css.hint}>{text.compose.drop.first}</span>
        ) : null
      ) : (
        <span className={css.hint}>{text.compose.drop.here}</span>
      )}
    </div>
  );
}

function RecipeTarget() {
  const [over, setOver] = useState(false);
  return (
    <div
      className={classes(css.recipe, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        const [result] = takeDragged([...event.dataTransfer.files].map(({ name }) => name)) ?? [];
        if (result !== undefined) void loadAll(result.id);
        globalThis.dispatchEvent(new Event('kontext-dropped'));
      }}
    >
      <span className={css.name}>{text.compose.drop.recipe}</span>
      <span className={css.hint}>{text.compose.drop.recipeHelp}</span>
    </div>
  );
}

export function DropOverlay() {
  const [dragging, setDragging] = useState<Dragging>('nothing');
  const max = maxInputs(useModel());
  useEffect(() => {
    let heardMs = -Infinity;
    const over = (event: DragEvent): void => {
      event.preventDefault();
      heardMs = performance.now();
      const transfer = event.dataTransfer;
      if (transfer === null) return;
      if (takesDrop(transfer)) {
        hover(true);
        setDragging(dragged.getState().now === null ? 'files' : 'result');
      } else transfer.dropEffect = 'none';
    };
    const end = (): void => {
      setDragging('nothing');
      hover(false);
    };
    // While something is dragged the page hears of no pointer: the end of that drag was lost.
    const move = ({ buttons }: PointerEvent): void => (buttons === 0 ? end() : undefined);
    // A key that is pressed right after a drop comes before it: then there is a drop to come, and Escape means something else.
    const escape = ({ key }: KeyboardEvent): void => (key === 'Escape' && performance.now() - heardMs > lostMs ? end() : undefined);
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) end();
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      const transfer = event.dataTransfer;
      // One of ours that is let go beside the places was not meant for them.
      if (transfer !== null && takesDrop(transfer) && takeDragged([...transfer.files].map(({ name }) => name)) === null)
        takeDrop(transfer, null);
      // Last: a Run may wait for what was dropped.
      end();
    };
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragenter', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    window.addEventListener('dragend', end, { signal });
    window.addEventListener('kontext-dropped', end, { signal });
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('keydown', escape, { signal });
    return () => stop.abort();
  }, []);
  if (dragging === 'nothing') return null;
  return (
    <section aria-label={text.compose.drop.title} className={css.overlay} data-testid="drop-overlay">
      <div className={css.title}>{text.compose.drop.title}</div>
      <div className={css.targets}>
        {Array.from({ length: max }, (_, at) => (
          <Target key={at} at={at} />
        ))}
      </div>
      {dragging === 'result' ? <RecipeTarget /> : <div className={css.hint}>{text.compose.drop.tray}</div>}
    </section>
  );
}
