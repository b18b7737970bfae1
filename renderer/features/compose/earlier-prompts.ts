// The instructions of the newest edits. A summary carries the first letters only; longer ones are asked for whole.
import { bridge } from '../../store/bridge.ts';

const newest = 100;
const summaryLetters = 280;

export async function earlierPrompts(): Promise<string[]> {
  const { call } = bridge();
  const reply = await call['library.rows']({ query: '', offset: 0, count: newest });
  if (!reply.ok) return [];
  return Promise.all(
    reply.value.map(async ({ id, prompt }) => {
      if (prompt.length < summaryLetters) return prompt;
      const detail = await call['edit.show']({ id });
      return detail.ok ? detail.value.record.request.prompt : prompt;
    }),
  );
}
