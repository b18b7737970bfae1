// The question before a draft is finished on another model: that it will be another picture, and what it is said to cost.
import { useStore } from 'zustand';
import { costOfFinish, finish, finishNow, leaveFinish } from '../state/finish.ts';
import { useMirror } from '../state/mirror.ts';
import { formatMoney } from '../text/format.ts';
import { text } from '../text/text.ts';
import { Confirm } from '../ui/confirm.tsx';

export function FinishDialog() {
  const now = useStore(finish, (state) => state.now);
  const mirror = useMirror((state) => state);
  const words = text.stage.finish;
  const { paidBefore } = text.compose;
  if (now.kind === 'idle' || now.kind === 'sending') return null;
  const { draft, model } = now;
  const cost = costOfFinish(mirror, draft, model);
  const said = mirror.service.rehearsal ? words.rehearsal : words.cost(cost === null ? null : formatMoney(cost, mirror.settings.currency));
  const paid = now.kind === 'paid-before';
  return (
    <Confirm
      open
      title={paid ? paidBefore.title : words.title(model.name)}
      body={paid ? paidBefore.body : `${words.body(model.name)} ${said}`}
      yes={paid ? paidBefore.again : words.on(model.shortName)}
      no={text.window.cancel}
      onYes={() => void finishNow()}
      onNo={leaveFinish}
    />
  );
}
