import { expect, test } from 'vitest';
import { digitalSourceType } from '../../../app/export/source-type.ts';
import { recordOf } from '../../fakes/records.ts';

test('a picture is said to be made by a trained model, of words or with pictures, and a rehearsal never says so', () => {
  const practised = recordOf(1, { service: { baseUrl: 'rehearsal', rehearsal: true } });
  const base = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
  expect([recordOf(1), practised].flatMap((record) => [digitalSourceType(record, 'words'), digitalSourceType(record, 'pictures')])).toEqual(
    [
      `${base}trainedAlgorithmicMedia`,
      `${base}compositeWithTrainedAlgorithmicMedia`,
      `${base}algorithmicMedia`,
      `${base}algorithmicallyEnhanced`,
    ],
  );
});
