// The next start after a kill: as the command, which goes on with what it finds, or as the studio in the window's way.
import { readdirSync } from 'node:fs';
import type { Product } from '../gate/product.ts';
import { run } from './run.ts';
import type { Line, Ran, RunOptions, Said } from './run.ts';
import type { Scene } from './scene.ts';

export type Restarted = {
  /** Edits whose unknown outcome the person was told of. */
  readonly unknownSaid: ReadonlySet<string>;
  /** Whether it was told to tidy up too; a command does not wait for a scan of the folder. */
  readonly tidied: boolean;
  readonly breaches: readonly string[];
};

export const resume: Line = { program: 'command', words: ['resume', '--json'] };
const goOn: Line = { program: 'studio', words: ['0'] };

export async function restart(scene: Scene, product: Product, by: Line['program']): Promise<Restarted> {
  const ran = await run(scene, product, by === 'command' ? resume : goOn);
  // 6: an outcome is unknown, which is what it has to say then.
  const known = by === 'command' ? [0, 6] : [0];
  return {
    unknownSaid: unknownIn(ran.said),
    tidied: by === 'studio',
    breaches: known.includes(ran.code ?? -1) ? [] : [`the restarted ${by} ended with ${ran.code}: ${lastLine(ran.errors)}`],
  };
}

/** A restart that is killed too. */
export const restartKilled = (scene: Scene, product: Product, options: RunOptions): Promise<Ran> => run(scene, product, resume, options);

export function unknownIn(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.flatMap(({ kind, id }) => (kind === 'outcome-unknown' && id !== undefined ? [id] : [])));
}

/** Whether any start got as far as making the folder. */
export const hasHome = (scene: Scene): boolean => readdirSync(scene.folder).includes('home');

export function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .findLast((line) => /Error|\w/.test(line)) ?? ''
  );
}
