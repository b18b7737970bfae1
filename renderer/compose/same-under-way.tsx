// The question before an edit is made again that is still under way, or whose outcome nobody knows.
import { useStore } from 'zustand';
import { leaveIt, run, runAnyway } from '../state/run.ts';
import { show } from '../state/stage.ts';
import { showPage } from '../state/view.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';

export function SameUnderWay() {
  const edit = useStore(run, ({ now }) => (now.kind === 'same' ? now.edit : null));
  const words = text.compose.same;
  const isUnknown = edit?.state === 'unknown';
  const see = (id: string): void => {
    leaveIt();
    show(id);
    showPage('stage');
  };
  return (
    <Confirm
      open={edit !== null}
      title={isUnknown ? words.unknownTitle : words.title}
      body={isUnknown ? words.unknownBody : words.body}
      yes={words.again}
      no={text.window.cancel}
      onYes={() => void runAnyway()}
      onNo={leaveIt}
      more={
        edit === null ? null : (
          <Button tone="quiet" onClick={() => see(edit.id)}>
            {words.see}
          </Button>
        )
      }
    />
  );
}
