// The places for pictures, in the order the model reads them.
import { TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { maxInputs } from '../../../app/models/roles.ts';
import { addressSent } from '../../../app/pictures/web-address.ts';
import { formatBytes, formatFacts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { awaitedOf, useComing } from '../../commands/awaited.ts';
import { useModel, useSlots } from '../../store/draft.ts';
import { usePreflightOfSlots } from '../../store/preflight.ts';
import { EmptySlot } from './empty-slot.tsx';
import { Head } from './head.tsx';
import { GoingOn } from './going-on.tsx';
import { FilledSlot } from './filled-slot.tsx';
import { ReadingSlot } from './reading-slot.tsx';
import css from './slots.module.css';

export function Slots() {
  const slots = useSlots();
  const max = maxInputs(useModel());
  const coming = awaitedOf(useComing()).length > 0;
  const held = usePreflightOfSlots();
  // Of pictures that are not all here nothing is said together.
  const sent = coming ? null : held;
  const list = useRef<HTMLOListElement>(null);
  /** What took the place of a picture that was taken away; else the focus would be lost with it. */
  const focusPlace = (at: number): void => void requestAnimationFrame(() => list.current?.children[at]?.querySelector('button')?.focus());
  // Of what SeaArt fetches nobody can say so.
  const removed =
    sent !== null &&
    sent.pictures.every((picture) => picture.sent !== null) &&
    sent.pictures.some((picture) => picture.sent?.steps.includes('location-removed'));
  const byAddress = slots.flatMap((slot, at) => (slot.kind === 'picture' && addressSent(slot.picture) !== null ? [at + 1] : []));
  const bytes = sent?.pictures.filter((picture) => picture.sent !== null).length ?? 0;
  const [first, second] = slots;
  const only = first?.kind === 'picture' && second === undefined ? first.picture.parent : null;
  const words =
    sent === null || bytes === 0
      ? undefined
      : formatFacts([formatBytes(sent.totalBytes), removed ? text.compose.line.locationRemoved : '']);
  return (
    <section aria-label={text.compose.pictures}>
      <Head name={text.compose.pictures} {...(words === undefined ? {} : { words })} />
      {only === null ? null : <GoingOn parent={only} />}
      <ol ref={list} className={css.slots}>
        {Array.from({ length: max }, (_, at) => {
          const slot = slots[at];
          return (
            <li key={at} className={css.place}>
              {slot === undefined ? (
                <EmptySlot at={at} first={at === slots.length} />
              ) : slot.kind === 'reading' ? (
                <ReadingSlot at={at} reading={slot.reading} onRemoved={() => focusPlace(at)} />
              ) : (
                <FilledSlot
                  at={at}
                  picture={slot.picture}
                  count={slots.length}
                  onRemoved={() => focusPlace(at)}
                  sent={held?.pictures[slots.slice(0, at).filter(({ kind }) => kind === 'picture').length]?.sent ?? null}
                />
              )}
            </li>
          );
        })}
      </ol>
      {byAddress.length === 0 ? null : (
        <p className={css.warning}>
          <TriangleAlert size={13} aria-hidden />
          {text.compose.web.warning(byAddress)}
        </p>
      )}
    </section>
  );
}
