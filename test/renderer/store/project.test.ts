import { afterEach, expect, test, vi } from 'vitest';
import { find, library } from '../../../renderer/store/library.ts';
import { mirrored } from '../../../renderer/store/mirror.ts';
import { openProject } from '../../../renderer/store/project.ts';
import { pressRun } from '../../../renderer/commands/run.ts';
import { draft } from '../../../renderer/store/draft.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { named, openWindow } from '../open-window.ts';

afterEach(() => void vi.unstubAllGlobals());

test('an open project is what the library shows and where edits land; another takes its place, and none leaves the search alone', async () => {
  const fake = await openWindow(fakeWorld());
  await find('sky');
  openProject('Client X');
  expect([mirrored().settings.project, library.getState().query]).toEqual(['Client X', 'sky project:"Client X"']);
  draft.setState({ prompt: 'make it night' });
  await pressRun(false);
  expect(named(fake, 'edit.run')).toMatchObject([{ project: 'Client X' }]);
  openProject('Poster');
  expect(library.getState().query).toBe('sky project:Poster');
  openProject(null);
  expect([mirrored().settings.project, library.getState().query]).toEqual([null, 'sky']);
});
