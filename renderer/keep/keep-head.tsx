// The line on top: the way back, what is taken of the result, and how it is looked at.
import { ArrowLeft, Columns2, Eye, SquareDashed } from 'lucide-react';
import { useStore } from 'zustand';
import { keepLook, toggleOutlines, toggleSplit } from '../state/keep-look.ts';
import { verdictOf } from '../state/keep-work.ts';
import type { KeepWork } from '../state/keep-work.ts';
import { summaryOf } from '../state/keep-words.ts';
import { useHints } from '../state/key-settings.ts';
import { flip, stage, wishZoom } from '../state/stage.ts';
import { zoomNow } from '../state/zoom.ts';
import { text } from '../text/text.ts';
import { IconButton } from '../ui/icon-button.tsx';
import css from './keep-head.module.css';

type Props = { readonly work: KeepWork; readonly share: number | null; readonly onLeave: () => void };

export function KeepHead({ work, share, onLeave }: Props) {
  const hint = useHints();
  const verdict = verdictOf(work)?.verdict;
  const words = text.keep;
  const title = verdict === 'refused' ? words.refusedTitle : verdict === 'unchanged' ? words.unchangedTitle : summaryOf(work, share);
  return (
    <div className={css.head}>
      <IconButton name={words.leave} shortcut={hint('back')} icon={<ArrowLeft size={16} />} onClick={onLeave} />
      <h2 className={css.title}>{title}</h2>
      <LookBar />
    </div>
  );
}

function LookBar() {
  const hint = useHints();
  const { fits, scale } = useStore(zoomNow);
  const { outlines, comparing } = useStore(keepLook);
  const flipped = useStore(stage, (now) => now.flipped);
  const actual = !fits && Math.abs(scale - 1) < 0.001;
  const words = text.keep;
  return (
    <div role="toolbar" aria-label={text.stage.view} className={css.group}>
      {fits || actual ? null : <span className={css.scale}>{text.stage.zoom(scale)}</span>}
      <button type="button" aria-pressed={fits} className={css.wide} onClick={() => wishZoom({ kind: 'fit' })}>
        {text.stage.fit}
      </button>
      <button type="button" aria-pressed={actual} className={css.wide} onClick={() => wishZoom({ kind: 'actual' })}>
        {text.stage.actual}
      </button>
      <IconButton name={words.outlines} shortcut="O" on={outlines} icon={<SquareDashed size={16} />} onClick={toggleOutlines} />
      <IconButton
        name={words.before}
        shortcut={hint('flip')}
        on={flipped}
        icon={<Eye size={16} />}
        onPointerDown={() => flip(true)}
        onPointerUp={() => flip(false)}
        onPointerLeave={() => flip(false)}
        onPointerCancel={() => flip(false)}
        // By key it stays until it is pressed again: a held Enter repeats.
        onClick={(event) => (event.detail === 0 ? flip(!flipped) : undefined)}
      />
      <IconButton name={words.compare} shortcut={hint('compare')} on={comparing} icon={<Columns2 size={16} />} onClick={toggleSplit} />
    </div>
  );
}
