// The system's trash for the command, which has no Electron to ask.
import { release } from 'node:os';
import { moveToFreedesktopTrash } from './freedesktop-trash.ts';

/** Throws when the file stays where it is. */
export async function moveToTrash(file: string): Promise<void> {
  // Linux inside Windows has the trash of Windows, which the package finds.
  if (process.platform === 'linux' && !/microsoft/i.test(release())) return moveToFreedesktopTrash(file);
  const { default: trash } = await import('trash');
  await trash(file, { glob: false });
}
