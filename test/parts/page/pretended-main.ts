// Gives the page of the part tests its pretended main, in the world that the test shows.
import { makeFakeBridge } from '../../fakes/studio-bridge.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import type { PartWorld } from '../part-world.ts';

declare global {
  interface Window {
    readonly fake: FakeBridge;
    /** Lets a held call answer; false when none of that name waits. */
    readonly letGo: (name: string, answer: unknown) => boolean;
  }
}

const { world, answers = {}, held = [] } = (await (await fetch('/world')).json()) as PartWorld;
const fake = makeFakeBridge(world);
const waiting: { readonly name: string; readonly answer: (value: unknown) => void }[] = [];
const own = Object.fromEntries(
  [...new Set([...Object.keys(answers), ...held])].map((name) => [
    name,
    (argument: unknown) => {
      fake.calls.push({ name, argument });
      if (!(held as readonly string[]).includes(name)) return Promise.resolve(answers[name as keyof typeof answers]);
      return new Promise((resolve) => waiting.push({ name, answer: resolve }));
    },
  ]),
);

Object.defineProperties(window, {
  studio: {
    value: {
      ...fake,
      call: { ...fake.call, ...own },
      pathForFile: (file: unknown) => (file instanceof File ? `/home/ada/${file.name}` : ''),
    },
  },
  fake: { value: fake },
  letGo: {
    value: (name: string, answer: unknown) => {
      const at = waiting.findIndex((call) => call.name === name);
      waiting.splice(at, at < 0 ? 0 : 1).forEach((call) => call.answer(answer));
      return at >= 0;
    },
  },
});
