// Where one point happens: a home, a library, a picture, and SeaArt on loopback with what it is to say.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { png } from '../fakes/pictures.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { quickPace } from '../fakes/seaart-behaviour.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import type { Line } from './run.ts';

export const stories = ['picture', 'running', 'pair'] as const;
/** `picture`: one input, done at the first question. `running`: the service takes its time. `pair`: two edits at once, two results each. */
export type Story = (typeof stories)[number];

/** Who presses Run. */
export const programs = ['command', 'studio'] as const;
export type Program = (typeof programs)[number];

export type Scene = {
  readonly story: Story;
  readonly folder: string;
  readonly home: string;
  readonly library: string;
  readonly server: SeaartServer;
  /** What presses Run, and how often it does. */
  readonly line: Line;
  readonly presses: number;
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
};

const results = await Promise.all([24, 25, 26, 27].map((width) => png(width, 16)));
const input = await png(32, 20);

export async function makeScene(story: Story, program: Program): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-crash-'));
  const server = await startSeaart();
  const presses = story === 'pair' ? 2 : 1;
  const picture = path.join(folder, 'coast.png');
  writeFileSync(picture, input);
  server.behaviour.pace = story === 'running' ? ['IN_PROGRESS', 'COMPLETED'] : quickPace;
  server.behaviour.pictures = (nth) =>
    Promise.resolve(story === 'pair' ? results.slice((nth % 2) * 2, (nth % 2) * 2 + 2) : results.slice(0, 1));
  const words = ['-p', 'make the sky red', '--json', '--wait', '600'];
  return {
    story,
    folder,
    home: path.join(folder, 'home'),
    library: path.join(folder, 'library'),
    server,
    line: {
      program,
      words:
        program === 'studio'
          ? [String(presses), ...(story === 'pair' ? [] : [picture])]
          : story === 'pair'
            ? ['edit', ...words, '--count', '2']
            : ['edit', picture, ...words],
    },
    presses,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      KONTEXT_HOME: path.join(folder, 'home'),
      KONTEXT_LIBRARY: path.join(folder, 'library'),
      SEAART_BASE_URL: server.baseUrl,
      SEAART_API_KEY: server.key,
      // No keychain: its dialog would belong to the person at this computer.
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${path.join(folder, 'no-bus')}`,
    },
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}
