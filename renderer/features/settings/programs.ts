// The person's list of programs that results can be opened in. Main holds it: only a dialog there may name a program.
import { bridge } from '../../store/bridge.ts';
import { text } from '../../text/text.ts';
import { tell, tellFailure } from '../../store/toasts.ts';

export async function addProgram(): Promise<void> {
  const reply = await bridge().call['program.add']();
  if (!reply.ok) tellFailure(reply.failure);
  else if (reply.value !== null) tell(text.out.settings.added(reply.value.name));
}

export async function renameProgram(at: number, name: string): Promise<void> {
  const reply = await bridge().call['program.rename']({ at, name });
  if (!reply.ok) tellFailure(reply.failure);
}

export async function moveProgram(at: number, to: number): Promise<void> {
  const reply = await bridge().call['program.move']({ at, to });
  if (!reply.ok) tellFailure(reply.failure);
}

export async function removeProgram(at: number): Promise<void> {
  const reply = await bridge().call['program.remove']({ at });
  if (!reply.ok) tellFailure(reply.failure);
}
