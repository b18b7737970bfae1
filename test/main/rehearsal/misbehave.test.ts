import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { misbehaviours } from '../../../main/rehearsal/misbehave.ts';
import { png, quartersOf } from '../../fakes/pictures.ts';
import { ask, create, download, ended, idOf, openPractice, outputs, responsePath, statusPath } from './practice.ts';
import type { Practice } from './practice.ts';

let practice: Practice;
let picture: string;

beforeAll(async () => {
  practice = await openPractice();
  picture = (await png()).toString('base64');
});
afterEach(() => practice.stop());
afterAll(() => practice.close());

describe('a create', () => {
  test('[refuse] and [denied] make nothing', async () => {
    const rehearsal = await practice.start();
    expect([await create(rehearsal, { prompt: '[refuse]' }), await create(rehearsal, { prompt: 'x [DENIED]' })]).toEqual([
      { status: 402, body: { status: { code: 402, message: 'Insufficient credits', error_code: 40201 }, data: null } },
      { status: 403, body: { detail: 'Model not allowed for this user' } },
    ]);
  });

  test('[rate] is refused once and accepted the second time', async () => {
    const rehearsal = await practice.start();
    const statuses: number[] = [];
    for (let times = 0; times < 3; times += 1) statuses.push((await create(rehearsal, { prompt: '[rate] x' })).status);
    const other = await fetch(`${rehearsal.baseUrl}/v1/queue/flux_kontext_max`, {
      method: 'POST',
      headers: { Authorization: `Key ${rehearsal.key}` },
      body: '{"prompt":"[rate] other"}',
    });
    expect({ statuses, other: other.status, retryAfter: other.headers.get('retry-after') }).toEqual({
      statuses: [429, 200, 429],
      other: 429,
      retryAfter: '1',
    });
  });

  test('[drop], [error] and [html] lose the answer, not the task', async () => {
    const rehearsal = await practice.start();
    const dropped = await create(rehearsal, { prompt: '[drop] red', input_image: picture }).then(
      () => 'answered',
      () => 'cut',
    );
    const [error, html] = [await create(rehearsal, { prompt: '[error] red' }), await create(rehearsal, { prompt: '[html] red' })];
    expect({ dropped, error, html: [html.status, String(html.body['text']).slice(0, 6)] }).toEqual({
      dropped: 'cut',
      error: { status: 500, body: { detail: 'Runtime execution failed' } },
      html: [502, '<html>'],
    });
    const { readdir } = await import('node:fs/promises');
    const ids = (await readdir(rehearsal.folder)).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    expect(await Promise.all(ids.map(async (id) => (await outputs(rehearsal, id)).length))).toEqual([1, 1, 1]);
  });
});

describe('a task', () => {
  test.each([
    ['blocked', { error: 'Content Moderated', error_type: 'CONTENT_BLOCKED' }],
    ['fail', { error: 'Task execution failed', error_type: 'INFERENCE_FAILURE' }],
    ['timeout', { error: 'Task execution timed out', error_type: 'INFERENCE_TIMEOUT' }],
    ['internal', { error: { code: 500, message: 'Internal server error' }, error_type: 'INTERNAL_SERVER_ERROR' }],
    [
      'invalid',
      {
        error: 'Image dimensions must be in [384, 5000], got 5504x3072',
        error_type: 'REQUEST_INVALID',
        provider_error: {
          code: 'InvalidParameter',
          message: 'Image dimensions must be in [384, 5000], got 5504x3072',
          task_status: 'FAILED',
        },
      },
    ],
  ])('[%s] completes with its error, in the status and in the response', async (word, error) => {
    const rehearsal = await practice.start();
    const id = idOf(await create(rehearsal, { prompt: `[${word}] red` }));
    const status = await ended(rehearsal, id);
    expect(status).toEqual({
      status: 200,
      body: { status: 'COMPLETED', request_id: id, response_url: `${rehearsal.baseUrl}/v1/queue/${responsePath(id)}`, ...error },
    });
    expect(await ask(rehearsal, 'GET', responsePath(id))).toEqual(status);
  });

  test('[flaky] answers 503 three times, [gone] 404 always, [slow] is still at work', async () => {
    const rehearsal = await practice.start({ paceMs: { queued: 0, running: 0 } });
    const [flaky, gone, slow] = await Promise.all(
      ['[flaky]', '[gone]', '[slow]'].map(async (prompt) => idOf(await create(rehearsal, { prompt }))),
    );
    const statuses: number[] = [];
    for (let times = 0; times < 4; times += 1) statuses.push((await ask(rehearsal, 'GET', statusPath(flaky ?? ''))).status);
    const rest = [await ask(rehearsal, 'GET', statusPath(gone ?? '')), await ask(rehearsal, 'GET', responsePath(gone ?? ''))].map(
      ({ status }) => status,
    );
    expect({ statuses, rest, slow: (await ask(rehearsal, 'GET', statusPath(slow ?? ''))).body['status'] }).toEqual({
      statuses: [503, 503, 503, 200],
      rest: [404, 404],
      slow: 'IN_PROGRESS',
    });
  });
});

describe('a result', () => {
  const finished = async (
    prompt: string,
    more: Record<string, unknown> = {},
  ): Promise<{ readonly id: string; readonly rehearsal: Awaited<ReturnType<Practice['start']>> }> => {
    const rehearsal = await practice.start();
    const id = idOf(await create(rehearsal, { prompt, ...more }));
    await ended(rehearsal, id);
    return { id, rehearsal };
  };

  test('[none] lists nothing and [two] lists two different pictures', async () => {
    const none = await finished('[none]');
    expect(await outputs(none.rehearsal, none.id)).toEqual([]);
    const two = await finished('[two] red');
    const [first, second] = await Promise.all((await outputs(two.rehearsal, two.id)).map((output) => download(output['url'])));
    expect([first?.status, second?.status, first?.bytes.equals(second?.bytes ?? Buffer.alloc(0))]).toEqual([200, 200, false]);
  });

  test('[old] has the older shape', async () => {
    const { id, rehearsal } = await finished('[old] red');
    expect((await ask(rehearsal, 'GET', responsePath(id))).body).toEqual({
      request_id: id,
      status: 'completed',
      output: [{ content: [{ type: 'image', url: expect.stringContaining('/results/') }] }],
      metadata: { prompt: 'red', rehearsal: true },
    });
  });

  test('[jpeg] and [png] disregard what was asked, [mislabelled] announces something else', async () => {
    const start = async (prompt: string, outputFormat: string): Promise<unknown> => {
      const { id, rehearsal } = await finished(prompt, { output_format: outputFormat });
      const [output] = await outputs(rehearsal, id);
      const { type, bytes } = await download(output?.['url']);
      return [output?.['content_type'], type, bytes.subarray(0, 2).toString('hex')];
    };
    expect([
      await start('[jpeg]', 'png'),
      await start('[png]', 'jpeg'),
      await start('red', 'jpeg'),
      await start('[mislabelled]', 'png'),
    ]).toEqual([
      ['image/jpeg', 'image/jpeg', 'ffd8'],
      ['image/png', 'image/png', '8950'],
      ['image/jpeg', 'image/jpeg', 'ffd8'],
      ['image/webp', 'image/webp', '8950'],
    ]);
  });

  test('[unchanged] and [cut] reach the painter, and the sizes told are those of the pictures', async () => {
    const { rehearsal } = await finished('x');
    const told = async (prompt: string): Promise<unknown> => {
      const id = idOf(await create(rehearsal, { prompt, input_image: picture, seed: 4 }));
      const [output] = await outputs(rehearsal, id);
      const { bytes } = await download(output?.['url']);
      const { width, height } = await sharp(bytes).metadata();
      return { told: [output?.['width'], output?.['height']], is: [width, height], corners: await quartersOf(bytes) };
    };
    const corners = ['red', 'green', 'blue', 'white'];
    expect([await told('night [unchanged]'), await told('[unchanged] [cut]')]).toEqual([
      { told: [312, 208], is: [312, 208], corners },
      { told: [304, 216], is: [304, 216], corners },
    ]);
  });

  test('[expired] has one bad link, [truncated] one short download', async () => {
    const expired = await finished('[expired]');
    const [bad, good] = [await outputs(expired.rehearsal, expired.id), await outputs(expired.rehearsal, expired.id)];
    expect([(await download(bad[0]?.['url'])).status, (await download(good[0]?.['url'])).status]).toEqual([403, 200]);
    const truncated = await finished('[truncated]');
    const url = (await outputs(truncated.rehearsal, truncated.id))[0]?.['url'];
    const short = await download(url).then(
      () => 'whole',
      () => 'cut',
    );
    expect([short, (await download(url)).status]).toEqual(['cut', 200]);
  });
});

test('every word has one sentence for the documents', () => {
  expect(Object.entries(misbehaviours).filter(([word, sentence]) => !/^[a-z]+$/.test(word) || !/^[A-Z].*\.$/.test(sentence))).toEqual([]);
});
