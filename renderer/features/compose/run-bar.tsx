// Run, how many and what they are said to cost. Says why when it cannot, and what it waits for.
import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { maxOfPress } from '../../../app/edits/press.ts';
import { hasFixedSeed, setCount, useDraft } from '../../store/draft.ts';
import { useHints, useSpokenKeys } from '../../store/key-settings.ts';
import { useMirror } from '../../store/mirror.ts';
import { costOfRun, pressRun, run, stoppedWords, waitingWords, whyNot } from '../../commands/run.ts';
import { formatMoney } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import css from './run-bar.module.css';

const counts = [1, 2, 3, 4, 6, 8, maxOfPress] as const;

export function RunBar() {
  const id = useId();
  const draft = useDraft((now) => now);
  const hint = useHints();
  const spoken = useSpokenKeys('run');
  const mirror = useMirror((now) => now);
  const { now, stopped } = useStore(run);
  const { rehearsal } = mirror.service;
  const why = whyNot();
  const fixed = hasFixedSeed(draft);
  const { count } = draft;
  const words = text.compose;
  const waiting = now.kind === 'waiting';
  const cost = costOfRun(mirror, draft, count);
  const sum = words.sum(count, cost === null ? null : formatMoney(cost, mirror.settings.currency));
  const said = waiting
    ? words.waits.callOff(hint('back') ?? '')
    : why !== null
      ? words.cannot[why]
      : stopped !== null && stopped.kind !== 'called-off'
        ? stoppedWords(stopped)
        : rehearsal
          ? words.line.rehearsal
          : '';
  // Not `disabled`: a button that cannot be reached cannot say why.
  return (
    <div className={css.bar}>
      <Button
        tone="primary"
        className={css.run}
        aria-disabled={why !== null}
        aria-busy={waiting}
        title={waiting ? waitingWords() : undefined}
        aria-describedby={id}
        aria-keyshortcuts={spoken}
        onClick={(event) => (event.detail > 1 ? undefined : void pressRun(false))}
      >
        {waiting ? (
          <>
            <Spinner />
            <span className={css.waits}>{waitingWords()}</span>
          </>
        ) : (
          <>
            {words.run}
            <span aria-hidden className={css.keys}>
              {hint('run')}
            </span>
          </>
        )}
      </Button>
      <Menu
        label={words.timesMenu}
        side="top"
        {...(fixed ? { note: words.timesFixed } : {})}
        items={counts.map((number) => ({
          key: String(number),
          label: words.timesItem(number),
          chosen: number === count,
          run: () => setCount(number),
        }))}
        trigger={
          <Button className={css.times} aria-label={words.timesLabel(count)}>
            {words.times(count)}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      />
      {count > 1 || cost !== null ? (
        <p className={css.sum} data-testid="sum">
          {sum}
        </p>
      ) : null}
      <p id={id} className={css.why}>
        {said}
      </p>
    </div>
  );
}
