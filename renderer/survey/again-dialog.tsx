// The question before one result of a batch is sent again: it is charged once more.
import { useStore } from 'zustand';
import { again, costOfAgain, leaveAgain, sendOnceMore } from '../state/approve.ts';
import { useMirror } from '../state/mirror.ts';
import { titleOf } from '../state/words.ts';
import { formatMoney } from '../text/format.ts';
import { text } from '../text/text.ts';
import { Confirm } from '../ui/confirm.tsx';

export function AgainDialog() {
  const now = useStore(again, (state) => state.now);
  const { settings, service } = useMirror((state) => state);
  if (now.kind !== 'asking') return null;
  const words = text.survey;
  const cost = costOfAgain(now.edit);
  const said = service.rehearsal
    ? text.stage.finish.rehearsal
    : text.stage.finish.cost(cost === null ? null : formatMoney(cost, settings.currency));
  return (
    <Confirm
      open
      title={words.againTitle}
      body={`${words.againBody(titleOf(now.edit, 80))} ${said}`}
      yes={words.again}
      no={text.window.cancel}
      onYes={() => void sendOnceMore()}
      onNo={leaveAgain}
    />
  );
}
