// The three ways out of an unknown outcome, as props of the view that asks.
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { text } from '../text/text.ts';
import { forget, nameRequest, sendAgain } from './queue.ts';

/** To send it again may charge it twice, to let it go may lose what was paid: each is asked about before it is done. */
export function unknownChoices({ id, rehearsal }: Pick<EditSummary, 'id' | 'rehearsal'>) {
  const words = text.queue;
  return {
    again: {
      button: words.sendAgain,
      title: words.sendAgainTitle,
      body: rehearsal ? words.sendAgainRehearsal : words.sendAgainBody,
      run: () => void sendAgain(id),
    },
    letGo: { button: words.forget, title: words.forgetTitle, body: words.forgetBody(rehearsal), run: () => forget(id) },
    known: {
      button: words.haveId,
      label: words.idLabel(rehearsal),
      placeholder: words.idPlaceholder,
      use: words.idUse,
      run: (requestId: string) => void nameRequest(id, requestId),
    },
    no: text.window.cancel,
  };
}
