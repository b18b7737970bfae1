// Run and how many. Says why when it cannot.
import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { hasFixedSeed, setCount, useDraft } from '../state/draft.ts';
import { useHints, useSpokenKeys } from '../state/key-settings.ts';
import { useMirror } from '../state/mirror.ts';
import { pressRun, run, whyNot } from '../state/run.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { PaidBefore } from './paid-before.tsx';
import css from './run-bar.module.css';

const counts = [1, 2, 3, 4, 6, 8, 12] as const;

export function RunBar() {
  const id = useId();
  const draft = useDraft((now) => now);
  const hint = useHints();
  const spoken = useSpokenKeys('run');
  const rehearsal = useMirror((now) => now.service.rehearsal);
  useMirror((now) => now.library.state);
  const sending = useStore(run, ({ now }) => now.kind === 'sending');
  const why = whyNot();
  const fixed = hasFixedSeed(draft);
  const { count } = draft;
  const words = text.compose;
  // Not `disabled`: a button that cannot be reached cannot say why.
  return (
    <div className={css.bar}>
      <Button
        tone="primary"
        className={css.run}
        aria-disabled={why !== null}
        aria-describedby={id}
        aria-keyshortcuts={spoken}
        onClick={(event) => (event.detail > 1 ? undefined : void pressRun(false))}
      >
        {words.run}
        <span aria-hidden className={css.keys}>
          {hint('run')}
        </span>
      </Button>
      <Menu
        label={words.timesMenu}
        side="top"
        {...(fixed ? { note: words.timesFixed } : {})}
        items={counts.map((number) => ({
          key: String(number),
          label: words.timesItem(number),
          chosen: number === count,
          act: () => setCount(number),
        }))}
        trigger={
          <Button className={css.times} aria-label={words.timesLabel(count)}>
            {words.times(count)}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      />
      <p id={id} className={css.why}>
        {why === null || (why === 'running' && !sending) ? (rehearsal ? words.line.rehearsal : '') : words.cannot[why]}
      </p>
      <PaidBefore />
    </div>
  );
}
