// The question before pictures are bought that a batch of the same has bought, or is about to.
import { useBatching } from '../../commands/batch.ts';
import { askNoMore, runBatch, showBegun } from '../../commands/batch-plan.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';

export function BegunBefore() {
  const said = useBatching((now) => now.begunBefore);
  const words = text.batch.begunBefore;
  return (
    <Confirm
      open={said !== null}
      title={words.title}
      body={said ?? ''}
      yes={words.yes}
      no={text.batch.cancel}
      onYes={() => void runBatch(true)}
      onNo={askNoMore}
      more={<Button onClick={showBegun}>{words.show}</Button>}
    />
  );
}
