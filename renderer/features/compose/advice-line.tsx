// One quiet line of advice under the instruction, once the writing rests. It takes no focus, says nothing aloud by itself and blocks nothing.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { adviceOn } from '../../../app/advice/advice.ts';
import type { Advice } from '../../../app/advice/advice.ts';
import { assertNever } from '../../../app/assert-never.ts';
import { useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { did } from '../../store/undo.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import css from './advice-line.module.css';

const restMs = 900;

function sentence(advice: Advice): string {
  const words = text.words.advice;
  switch (advice.kind) {
    case 'field':
      return words.field(advice.field);
    case 'subject':
      return words.subject(advice.word);
    case 'stays':
    case 'quotes':
    case 'images':
      return words[advice.kind];
    default:
      return assertNever(advice);
  }
}

function hide(): void {
  changeSettings({ advice: false });
  did(
    {
      what: text.words.advice.hidden,
      undo: async () => (changeSettings({ advice: true }), true),
      redo: async () => (changeSettings({ advice: false }), true),
    },
    'shown',
  );
}

export function AdviceLine({ prompt, pictures }: { readonly prompt: string; readonly pictures: number }) {
  const on = useMirror((now) => now.settings.advice);
  const [rested, setRested] = useState(prompt);
  useEffect(() => {
    const timer = setTimeout(() => setRested(prompt), restMs);
    return () => clearTimeout(timer);
  }, [prompt]);
  // What is advised about other words than those that stand there is not said.
  const advice = on && rested === prompt ? adviceOn(prompt, pictures) : null;
  if (advice === null) return null;
  return (
    <div role="note" className={css.advice}>
      <span className={css.words}>{sentence(advice)}</span>
      <IconButton name={text.words.advice.hide} size="small" icon={<X size={12} />} onClick={hide} />
    </div>
  );
}
