// The question before the same thing is bought a second time.
import { useStore } from 'zustand';
import { preflight } from '../../store/preflight.ts';
import { run } from '../../commands/run.ts';
import { text } from '../../text/text.ts';
import { AskAgain } from './ask-again.tsx';

export function PaidBefore() {
  const open = useStore(run, ({ now }) => now.kind === 'paid-before');
  const earlier = useStore(preflight, ({ now }) => now.last?.warnings.find((warning) => warning.kind === 'paid-before')?.editId ?? null);
  return <AskAgain open={open} {...text.compose.paidBefore} editId={earlier} />;
}
