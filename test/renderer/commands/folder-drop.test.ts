import { afterAll, expect, test, vi } from 'vitest';
import type { Imported } from '../../../app/contract/contract.ts';
import { draft } from '../../../renderer/store/draft.ts';
import { takeFiles } from '../../../renderer/commands/pictures.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { openWindow, wide } from '../open-window.ts';

afterAll(() => void vi.unstubAllGlobals());

test('a folder says that it is read until its pictures are in the tray, and none of them becomes an input', async () => {
  const fake = await openWindow(fakeWorld());
  let answer: (imported: Imported) => void = () => undefined;
  const call = { ...fake.call, 'picture.takePaths': () => new Promise<Imported>((done) => (answer = done)) };
  vi.stubGlobal('window', { studio: { ...fake, call, pathForFile: () => '/home/ada/holiday' }, matchMedia: wide });
  const said = (): readonly string[] => toasts.getState().shown.map(({ message }) => message);
  const taken = takeFiles([], [{ name: 'holiday' } as File], null);
  await vi.waitUntil(() => said().length > 0);
  expect(said()).toEqual(['Reading the pictures of “holiday” …']);
  answer({ pictures: [samplePicture(1), samplePicture(2)], failures: [] });
  await taken;
  expect(said()).toEqual(['2 pictures from the folder put into the tray']);
  expect([draft.getState().pictures.length, draft.getState().tray.length]).toEqual([0, 2]);
});
