// The line on top: the way back, what is taken of the result, and how it is looked at.
import { ArrowLeft, SquareDashed } from 'lucide-react';
import { useStore } from 'zustand';
import { keepView, toggleOutlines } from '../../store/keep-look.ts';
import { verdictOf } from '../../store/keep-work.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { CommandButton } from '../../commands/registry/command-button.tsx';
import { summaryOf } from '../../commands/keep-words.ts';
import { useHints } from '../../store/key-settings.ts';
import { flip, stage, wishZoom } from '../../store/stage.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { text } from '../../text/text.ts';
import { FlipButton } from '../../ui/flip-button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ZoomButtons } from '../../ui/zoom-buttons.tsx';
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
  const zoom = useStore(zoomNow);
  const { outlines, comparing } = useStore(keepView);
  const flipped = useStore(stage, (now) => now.flipped);
  const words = text.keep;
  return (
    <div role="toolbar" aria-label={text.stage.view} className={css.group}>
      <ZoomButtons {...zoom} words={text.stage} onZoom={(kind) => wishZoom({ kind })} />
      <IconButton name={words.outlines} shortcut="O" on={outlines} icon={<SquareDashed size={16} />} onClick={toggleOutlines} />
      <FlipButton name={words.before} shortcut={hint('flip')} flipped={flipped} onFlip={flip} />
      <CommandButton command="compare" name={words.compare} on={comparing} />
    </div>
  );
}
