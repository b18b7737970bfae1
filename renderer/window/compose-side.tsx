// Where compose stands: beside the stage, or, in a narrow window with a picture to cover, in a drawer over it.
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { isLiving } from '../../app/edits/edit.ts';
import { useStore } from 'zustand';
import css from './compose-side.module.css';
import { editOf } from '../store/edits.ts';
import { draft } from '../store/draft.ts';
import { changeLayout } from '../store/settings.ts';
import { closeDrawer, forgetDrawer, showCompose, useComposeShown, useNarrow } from '../commands/sides.ts';
import { stage } from '../store/stage.ts';
import { text } from '../text/text.ts';
import { classes } from '../ui/classes.ts';
import { Splitter } from '../ui/splitter.tsx';

const placesOf = ({ pictures, reading }: ReturnType<typeof draft.getState>): number => pictures.length + reading.length;

/** Another picture on the stage is to be seen, unless somebody writes in the drawer, who then sees what was just sent. Returns what stops it. */
export const clearStage = (): (() => void) =>
  stage.subscribe(({ shown }, before) => {
    if (shown === null || shown.id === before.shown?.id) return;
    const isWritten = document.activeElement?.closest('[data-drawer]') != null;
    const edit = editOf(shown.id);
    // One that nobody has heard of yet was begun just now.
    if (!isWritten || edit === null || isLiving(edit.state)) closeDrawer();
  });

/** Over the stage it goes when the stage is gone to; what is given while it is away opens it. */
function Drawer({ children }: { readonly children: ReactNode }) {
  useEffect(() => {
    const follow = (event: FocusEvent): void => {
      if (event.target instanceof Element && event.target.closest('main, [data-below]') !== null) closeDrawer();
    };
    window.addEventListener('focusin', follow);
    return () => window.removeEventListener('focusin', follow);
  }, []);
  return (
    <>
      <div aria-hidden className={css.scrim} onPointerDown={closeDrawer} />
      <aside aria-label={text.window.compose} tabIndex={-1} data-area data-drawer className={css.drawer}>
        {children}
      </aside>
    </>
  );
}

export function ComposeSide({ width, compose }: { readonly width: number; readonly compose: (width: number | string) => ReactNode }) {
  const narrow = useNarrow();
  const shown = useComposeShown();
  const covers = useStore(stage, (now) => now.shown !== null);
  // Who comes back to the stage comes to its picture.
  useEffect(() => forgetDrawer, []);
  useEffect(() => {
    if (!narrow) return undefined;
    return draft.subscribe((now, before) => (placesOf(now) > placesOf(before) ? showCompose(true) : undefined));
  }, [narrow]);
  if (!shown) return null;
  if (narrow && covers) return <Drawer>{compose('100%')}</Drawer>;
  return (
    <aside aria-label={text.window.compose} data-area className={classes(css.side, narrow && css.narrow)}>
      {compose(width)}
      <Splitter
        label={text.window.resizeCompose}
        direction="column"
        sense={1}
        value={width}
        minimum={280}
        maximum={560}
        onChange={(composeWidth) => changeLayout({ composeWidth })}
      />
    </aside>
  );
}
