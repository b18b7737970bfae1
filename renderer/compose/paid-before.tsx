// The question before the same thing is bought a second time.
import { useStore } from 'zustand';
import { preflight } from '../state/preflight.ts';
import { leaveIt, run, runAnyway } from '../state/run.ts';
import { show } from '../state/stage.ts';
import { showPage } from '../state/view.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';

export function PaidBefore() {
  const open = useStore(run, ({ now }) => now.kind === 'paid-before');
  const earlier = useStore(preflight, ({ now }) => now.last?.warnings.find((warning) => warning.kind === 'paid-before')?.editId ?? null);
  const words = text.compose.paidBefore;
  const see = (id: string): void => {
    leaveIt();
    show(id);
    showPage('stage');
  };
  return (
    <Confirm
      open={open}
      title={words.title}
      body={words.body}
      yes={words.again}
      no={text.window.cancel}
      onYes={() => void runAnyway()}
      onNo={leaveIt}
      more={
        earlier === null ? null : (
          <Button tone="quiet" onClick={() => see(earlier)}>
            {words.see}
          </Button>
        )
      }
    />
  );
}
