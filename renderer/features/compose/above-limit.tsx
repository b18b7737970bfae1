// The question where a press would pass a limit of money: once, for this press alone.
import { useStore } from 'zustand';
import { leaveIt, run, runAnyway } from '../../commands/run.ts';
import { showSettings } from '../../store/view.ts';
import { failureText, text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';

export function AboveLimit() {
  const now = useStore(run, (state) => state.now);
  const asking = now.kind === 'above-limit' ? now : null;
  const words = text.money;
  return (
    <Confirm
      open={asking !== null}
      title={words.limitTitle}
      body={asking === null ? '' : failureText(asking.failure)}
      yes={words.sendAnyway(asking?.press.shown.count ?? 1)}
      no={text.window.cancel}
      onYes={() => void runAnyway()}
      onNo={leaveIt}
      more={
        <Button
          tone="quiet"
          onClick={() => {
            leaveIt();
            showSettings('money');
          }}
        >
          {words.changeLimit}
        </Button>
      }
    />
  );
}
