// The four places for pictures, in the order the model reads them.
import { useRef } from 'react';
import { formatBytes } from '../text/format.ts';
import { text } from '../text/text.ts';
import { useDraft, useModel } from '../state/draft.ts';
import { useStore } from 'zustand';
import { preflight } from '../state/preflight.ts';
import { EmptySlot } from './empty-slot.tsx';
import { Head } from './head.tsx';
import { FilledSlot } from './filled-slot.tsx';
import css from './slots.module.css';

export function Slots() {
  const pictures = useDraft((draft) => draft.pictures);
  const most = useModel().pictureFields.length;
  const sent = useStore(preflight, ({ now }) => now.last);
  const list = useRef<HTMLOListElement>(null);
  /** What took the place of a picture that was taken away; else the focus would be lost with it. */
  const focusPlace = (at: number): void => void requestAnimationFrame(() => list.current?.children[at]?.querySelector('button')?.focus());
  const removed = sent?.pictures.some((picture) => picture.sent.steps.includes('location-removed')) === true;
  const words =
    sent === null || sent.pictures.length === 0
      ? undefined
      : [formatBytes(sent.totalBytes), removed ? text.compose.line.locationRemoved : ''].filter((part) => part !== '').join(' · ');
  return (
    <section aria-label={text.compose.pictures}>
      <Head name={text.compose.pictures} {...(words === undefined ? {} : { words })} />
      <ol ref={list} className={css.slots}>
        {Array.from({ length: most }, (_, at) => {
          const picture = pictures[at];
          return (
            <li key={at} className={css.place}>
              {picture === undefined ? (
                <EmptySlot at={at} first={at === pictures.length} />
              ) : (
                <FilledSlot
                  at={at}
                  picture={picture}
                  count={pictures.length}
                  onRemoved={() => focusPlace(at)}
                  sent={sent?.pictures.find(({ sha256 }) => sha256 === picture.sha256)?.sent ?? null}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
