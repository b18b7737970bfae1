// An address cannot say which part of its picture is meant: a crop sends the picture itself, and taking it back the address again.
import { expect, test } from 'vitest';
import { draft } from '../../../renderer/store/draft.ts';
import { sendAddress, setView } from '../../../renderer/commands/slot-commands.ts';
import { undo } from '../../../renderer/store/undo.ts';
import { samplePicture } from '../../fakes/studio-samples.ts';

const address = 'https://pictures.example.com/a.jpg?s=1';
const now = () => {
  const [picture] = draft.getState().pictures;
  return [picture?.web?.itself, picture?.view?.crop];
};

test('a crop of a picture whose address is sent sends the picture, and Undo the address', async () => {
  draft.setState({ pictures: [samplePicture(1, { web: { address, itself: false } })] });
  sendAddress(0, true);
  expect(now()).toEqual([true, undefined]);
  setView(0, { crop: [0, 0, 800, 600] });
  expect(now()).toEqual([false, [0, 0, 800, 600]]);
  // Of a part nothing but the picture is sent, whoever asks.
  sendAddress(0, true);
  expect(now()).toEqual([false, [0, 0, 800, 600]]);
  await undo();
  expect(now()).toEqual([true, undefined]);
  await undo();
  expect(now()).toEqual([false, undefined]);
});
