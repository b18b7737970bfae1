// The question before a draft is finished on another model: that it will be another picture, and what it is said to cost.
import { useStore } from 'zustand';
import { costWords } from '../../commands/cost-words.ts';
import { askedOf, finish, finishNow, leaveFinish } from '../../commands/finish.ts';
import { useMirror } from '../../store/mirror.ts';
import { text } from '../../text/text.ts';
import { Confirm } from '../../ui/confirm.tsx';

export function FinishDialog() {
  const now = useStore(finish, (state) => state.now);
  const mirror = useMirror((state) => state);
  const words = text.stage.finish;
  const { paidBefore } = text.compose;
  if (now.kind === 'idle' || now.kind === 'sending') return null;
  const { draft, model } = now;
  const paid = now.kind === 'paid-before';
  return (
    <Confirm
      open
      title={paid ? paidBefore.title : words.title(model.name)}
      body={paid ? paidBefore.body : `${words.body(model.name)} ${costWords(mirror, askedOf(draft, model))}`}
      yes={paid ? paidBefore.again : words.on(model.shortName)}
      no={text.window.cancel}
      onYes={() => void finishNow()}
      onNo={leaveFinish}
    />
  );
}
