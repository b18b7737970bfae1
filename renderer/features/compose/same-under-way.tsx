// The question before an edit is made again that is still under way, or whose outcome nobody knows.
import { useStore } from 'zustand';
import { run } from '../../commands/run.ts';
import { text } from '../../text/text.ts';
import { AskAgain } from './ask-again.tsx';

export function SameUnderWay() {
  const edit = useStore(run, ({ now }) => (now.kind === 'same' ? now.edit : null));
  const { again, see, ...words } = text.compose.same;
  const [title, body] = edit?.state === 'unknown' ? [words.unknownTitle, words.unknownBody] : [words.title, words.body];
  return <AskAgain open={edit !== null} title={title} body={body} again={again} see={see} editId={edit?.id ?? null} />;
}
