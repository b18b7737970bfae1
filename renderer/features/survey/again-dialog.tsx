// The question before one result of a batch is sent again: it is charged once more.
import { useStore } from 'zustand';
import { again, leaveAgain, sendOnceMore } from '../../commands/approve.ts';
import { costWords } from '../../commands/cost-words.ts';
import { useMirror } from '../../store/mirror.ts';
import { titleOf } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { Confirm } from '../../ui/confirm.tsx';

export function AgainDialog() {
  const now = useStore(again, (state) => state.now);
  const mirror = useMirror((state) => state);
  if (now.kind !== 'asking') return null;
  const words = text.survey;
  return (
    <Confirm
      open
      title={words.againTitle}
      body={`${words.againBody(titleOf(now.edit, 80))} ${costWords(mirror, now.edit)}`}
      yes={words.again}
      no={text.window.cancel}
      onYes={() => void sendOnceMore()}
      onNo={leaveAgain}
    />
  );
}
