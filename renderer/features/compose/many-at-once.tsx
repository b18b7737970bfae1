// The one question before many edits, or dear ones, are made by a single press.
import { useStore } from 'zustand';
import { useMirror } from '../../store/mirror.ts';
import { leaveIt, run, runAnyway } from '../../commands/run.ts';
import { formatMoney } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Confirm } from '../../ui/confirm.tsx';

export function ManyAtOnce() {
  const now = useStore(run, (state) => state.now);
  const currency = useMirror((mirror) => mirror.settings.currency);
  const rehearsal = useMirror((mirror) => mirror.service.rehearsal);
  const words = text.compose.many;
  const asking = now.kind === 'asking' ? now : null;
  const count = asking?.press.shown.count ?? 1;
  const cost = asking?.cost == null ? null : formatMoney(asking.cost, currency);
  return (
    <Confirm
      open={asking !== null}
      title={words.title(count)}
      body={rehearsal ? words.rehearsal(count) : words.body(count, cost)}
      yes={words.yes(count)}
      no={text.window.cancel}
      onYes={() => void runAnyway()}
      onNo={leaveIt}
    />
  );
}
