// “kontext resume”: goes on with what programs that ended left, and asks once more for one edit.
import { isAtEnd } from '../../app/edits/edit.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { isNoneYet } from '../library/store/library-file.ts';
import type { Session } from '../studio/session/session-type.ts';
import { counted } from './counted.ts';
import { adopt, opened, tellKeychain } from './edit-commands.ts';
import type { CommandContext, Line } from './edit-commands.ts';
import { exitCodes, worstOf } from './exit-codes.ts';
import { followEdits, printEnd } from './follow.ts';
import type { Followed } from './follow.ts';
import type { Output } from './output.ts';
import { refuse } from './refuse.ts';

/** Goes on with one edit, or with all that dead programs left, to their ends. */
export async function resume({ studio, output }: CommandContext, line: Line<'resume'>): Promise<number> {
  const here = opened(studio);
  // A script may ask before there was a first edit.
  if (!here.ok && line.id === null && isNoneYet(here.failure)) {
    output.note(here.failure.message);
    return exitCodes.done;
  }
  if (!here.ok) return refuse(output, here.failure);
  const session = here.value;
  const followed = followEdits(studio, output, { keepWaiting: 'limited' });
  const adopted = [...(await adopt(session, line.id)), ...(await takenFromElsewhere(session, output, line.id))];
  const left = adopted.length > 0 ? null : await notTakenOver(session, line.id);
  if (left !== null) {
    followed.close();
    return refuse(output, left);
  }
  if (line.id !== null && (line.requestId !== null || !adopted.includes(line.id))) {
    const over = await goOnWith({ studio, output }, session, followed, line.id, line.requestId);
    if (over !== null) return over;
  }
  const goingOn = adopted.filter((id) => id !== line.id || line.requestId === null);
  const undecided = goingOn.filter((id) => session.editStore.get(id)?.state === 'unknown');
  followed.add(goingOn.filter((id) => !undecided.includes(id)));
  const codes: number[] = [];
  for (const id of undecided) codes.push(await printEnd(studio, output, id, { kind: 'ended' }));
  if (adopted.length === 0 && line.id === null) output.note(await nothingToGoOnWith(session));
  const code = worstOf([...codes, await followed.over()]);
  followed.close();
  if (code === exitCodes.key) await tellKeychain(studio, output);
  return code;
}

/** One that the person names: its computer may be gone, and with it who would go on with it. */
async function takenFromElsewhere(session: Session, output: Output, id: string | null): Promise<readonly string[]> {
  if (id === null) return [];
  const before = await session.library.load(id);
  const taken = await session.adoptDead({ only: id, start: true, evenElsewhere: true });
  const isOurs = before?.owner?.installation === session.editStore.get(id)?.owner?.installation;
  if (taken.length > 0 && !isOurs) output.note('It was begun by another computer or installation; it is gone on with here.');
  return taken;
}

/** Nobody else runs them, and yet their records could not be written: whoever takes over an edit says so in it. Null where none is left so. */
async function notTakenOver({ library, editStore, hindrance }: Session, only: string | null): Promise<Failure | null> {
  const ids = (await library.live()).filter((id) => editStore.get(id) === null && (only === null || id === only));
  const records = await Promise.all(ids.map((id) => library.load(id)));
  const left = records.filter((record) => record !== null && !isAtEnd(record.state) && hindrance(record) === null).length;
  if (left === 0) return null;
  return (
    library.trouble() ??
    englishFailure(
      'disk-trouble',
      `${counted(left, 'record')} could not be written to go on with. See to the library’s disk; the same command goes on.`,
    )
  );
}

async function nothingToGoOnWith({ library }: Session): Promise<string> {
  const { total } = await library.find('is:running');
  if (total === 0) return `Nothing to go on with.${await lostSaid(library)}`;
  return `Nothing to go on with here. ${counted(total, 'edit')} under way by another program or computer: “kontext resume ID” goes on with one whose computer is gone.`;
}

const maxLost = 200;

/** Pictures that did not come, and that the service may have by now: each is asked for by its id. */
async function lostSaid(library: Session['library']): Promise<string> {
  const lost = (await library.rows('is:lost', 0, maxLost)).filter(({ requestId }) => requestId !== null);
  const [first] = lost;
  if (first === undefined) return '';
  const of = lost.length === 1 ? '1 edit' : `${lost.length === maxLost ? 'at least ' : ''}${lost.length} edits`;
  return ` The picture of ${of} did not come: “kontext resume ${first.id}” asks for ${lost.length === 1 ? 'it' : 'one of them'} once more, “kontext history is:lost” lists ${lost.length === 1 ? 'it' : 'them'}.`;
}

/** Takes up one edit by its request, or by asking for it again; an exit code where that is all there is to do. */
async function goOnWith(
  { studio, output }: Pick<CommandContext, 'studio' | 'output'>,
  session: Session,
  followed: Followed,
  id: string,
  requestId: string | null,
): Promise<number | null> {
  if (requestId === null && (await session.library.load(id))?.state === 'done') {
    followed.close();
    return fetchAgain({ studio, output }, id);
  }
  const again =
    requestId === null ? await studio.handlers['edit.checkAgain']({ id }) : await studio.handlers['edit.nameRequest']({ id, requestId });
  if (!again.ok) return refuse(output, again.failure);
  followed.add([id]);
  return null;
}

/** Of an edit that is done, `resume` brings back what is missing of its pictures. */
async function fetchAgain({ studio, output }: Pick<CommandContext, 'studio' | 'output'>, id: string): Promise<number> {
  const fetched = await studio.handlers['edit.fetchAgain']({ id });
  return fetched.ok ? printEnd(studio, output, id, { kind: 'ended' }) : refuse(output, fetched.failure);
}
