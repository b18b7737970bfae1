// The calls by which results go to other programs, as a window of values answers them.
import type { CallHandlers, EventName, EventPayloads } from '../../app/contract/contract.ts';
import type { Program } from '../../app/settings/settings.ts';
import type { FakeWorld } from './fake-world.ts';

const done = { ok: true, value: null } as const;

type OutName = Extract<keyof CallHandlers, `result.${string}` | `program.${string}`>;

export function makeOutFakes(
  world: FakeWorld,
  emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void,
): Pick<CallHandlers, OutName> {
  const changePrograms = (changed: (programs: readonly Program[]) => readonly Program[]): void => {
    const settings = { ...world.snapshot.settings, programs: [...changed(world.snapshot.settings.programs)] };
    world.snapshot = { ...world.snapshot, settings };
    emit('settings.changed', settings);
  };
  return {
    'result.ready': async ({ items }) => ({ ok: true, value: { names: items.map(({ id, index }) => `${id}-${index}.png`) } }),
    'result.drag': async () => ({ ok: true, value: { credentialsLost: 0 } }),
    'result.copy': async ({ items }) => ({ ok: true, value: { files: items.length, as: 'files' } }),
    'result.openIn': async ({ program }) => ({ ok: true, value: { program: world.snapshot.settings.programs[program]?.name ?? '' } }),
    'program.add': async () => {
      const program = { name: 'Krita', path: '/usr/bin/krita' };
      changePrograms((programs) => [...programs, program]);
      return { ok: true, value: program };
    },
    'program.rename': async ({ at, name }) => {
      changePrograms((programs) => programs.map((one, n) => (n === at ? { ...one, name } : one)));
      return done;
    },
    'program.move': async ({ at, to }) => {
      changePrograms((programs) => {
        const rest = programs.filter((_, n) => n !== at);
        const moved = programs[at];
        return moved === undefined ? programs : [...rest.slice(0, to), moved, ...rest.slice(to)];
      });
      return done;
    },
    'program.remove': async ({ at }) => {
      changePrograms((programs) => programs.filter((_, n) => n !== at));
      return done;
    },
  };
}
