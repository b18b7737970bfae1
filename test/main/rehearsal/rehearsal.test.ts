import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { jpeg, png } from '../../fakes/pictures.ts';
import { ask, cancelPath, create, download, ended, idOf, openPractice, outputs, responsePath, statusPath } from './practice.ts';
import type { Practice } from './practice.ts';

let practice: Practice;
let picture: string;

beforeAll(async () => {
  practice = await openPractice();
  picture = (await png()).toString('base64');
});
afterEach(() => practice.stop());
afterAll(() => practice.close());

describe('a rehearsed edit', () => {
  test('goes from create to picture by the protocol', async () => {
    // By a clock that stands still between the questions: each state is there for as long as it is looked at.
    let nowMs = Date.now();
    const rehearsal = await practice.start({ whole: true, now: () => nowMs, paceMs: { queued: 600, running: 600 } });
    const created = await create(rehearsal, {
      prompt: 'make it night',
      input_image: picture,
      seed: 42,
      aspect_ratio: '16:9',
      output_format: 'png',
      prompt_upsampling: false,
      safety_tolerance: 2,
    });
    const id = idOf(created);
    const base = `${rehearsal.baseUrl}/v1/queue/flux_kontext_max/requests/${id}`;
    expect(id).toMatch(/^mmsu_[0-9a-hjkmnp-tv-z]{26}$/);
    expect(created).toEqual({
      status: 200,
      body: {
        request_id: id,
        response_url: `${base}/response`,
        status_url: `${base}/status`,
        cancel_url: `${base}/cancel`,
        queue_position: 0,
      },
    });
    const queued = await ask(rehearsal, 'GET', `${base}/status`);
    expect(queued).toEqual({
      status: 200,
      body: { status: 'IN_QUEUE', request_id: id, queue_position: 0, response_url: `${base}/response` },
    });
    expect(await ask(rehearsal, 'GET', `${base}/response`)).toEqual({ status: 202, body: queued.body });
    let running = queued;
    for (; running.body['status'] === 'IN_QUEUE'; running = await ask(rehearsal, 'GET', `${base}/status`)) nowMs += 50;
    expect(running).toEqual({ status: 200, body: { status: 'IN_PROGRESS', request_id: id, response_url: `${base}/response` } });
    nowMs += 5000;
    const status = await ended(rehearsal, id);
    expect(status).toEqual({
      status: 200,
      body: { status: 'COMPLETED', request_id: id, response_url: `${base}/response`, metrics: { inference_time: expect.any(Number) } },
    });
    const result = await ask(rehearsal, 'GET', `${base}/response`);
    expect(result).toEqual({
      status: 200,
      body: {
        request_id: id,
        outputs: [
          {
            type: 'image',
            url: expect.stringContaining('/results/'),
            content_type: 'image/png',
            file_name: `${id}-result1.png`,
            width: 1392,
            height: 752,
          },
        ],
        metadata: { prompt: 'make it night', rehearsal: true },
      },
    });
    const [output] = result.body['outputs'] as { readonly url: string }[];
    const got = await download(output?.url);
    const { width, height, format } = await sharp(got.bytes).metadata();
    expect({
      status: got.status,
      type: got.type,
      width,
      height,
      format,
      isHere: output?.url.startsWith(new URL(rehearsal.baseUrl).origin),
    }).toEqual({ status: 200, type: 'image/png', width: 1392, height: 752, format: 'png', isHere: true });
  });

  test('needs no picture, and takes four', async () => {
    const rehearsal = await practice.start();
    const four = {
      prompt: 'together',
      input_image: picture,
      input_image_2: (await jpeg()).toString('base64'),
      input_image_3: picture,
      input_image_4: `data:image/png;base64,${picture}`,
    };
    for (const body of [{ prompt: 'a mountain lake' }, four]) {
      expect(await outputs(rehearsal, idOf(await create(rehearsal, body)))).toHaveLength(1);
    }
  });
});

describe('an address in place of a picture', () => {
  test('is never fetched: the copy that is kept of it stands for it, and without one a picture painted here', async () => {
    const copy = join(practice.folder, 'copy.png');
    await writeFile(
      copy,
      await sharp({ create: { width: 90, height: 210, channels: 3, background: '#2244aa' } })
        .png()
        .toBuffer(),
    );
    const asked: string[] = [];
    const copyOf = async (address: string): Promise<string | null> => (asked.push(address), address.includes('kept') ? copy : null);
    const rehearsal = await practice.start({ copyOf });
    // Neither name leads anywhere: whoever asked there would fail.
    const addresses = ['https://kept.invalid/a.png?s=1', 'https://other.invalid/b.png'];
    const shapes = await Promise.all(
      addresses.map(async (input_image) => {
        const id = idOf(await create(rehearsal, { prompt: 'make it night', input_image, seed: 1 }));
        const [output] = await outputs(rehearsal, id);
        const { width = 0, height = 0 } = await sharp((await download(output?.['url'])).bytes).metadata();
        return width < height ? 'as the copy' : 'as painted';
      }),
    );
    expect([asked.toSorted(), shapes]).toEqual([addresses, ['as the copy', 'as painted']]);
  });
});

describe('the rehearsal refuses', () => {
  const noKey = {
    status: 401,
    body: { error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' }, request_id: expect.any(String) },
  };

  test('without its key, on every path, and takes both ways of giving it', async () => {
    const rehearsal = await practice.start();
    const wrong = await Promise.all(
      ['', 'Bearer nonsense', 'Key ', rehearsal.key].map((Authorization) => create(rehearsal, { prompt: 'x' }, { Authorization })),
    );
    expect([...wrong, await ask(rehearsal, 'GET', statusPath('mmsu_x'), undefined, { Authorization: 'Bearer x' })]).toEqual([
      noKey,
      noKey,
      noKey,
      noKey,
      noKey,
    ]);
    expect((await ask(rehearsal, 'GET', statusPath('mmsu_x'), undefined, { Authorization: `Key ${rehearsal.key}` })).status).toBe(404);
  });

  test('what it does not know', async () => {
    const rehearsal = await practice.start();
    const { body } = await create(rehearsal, { prompt: 'x' });
    expect([
      await ask(rehearsal, 'GET', statusPath('mmsu_unknown')),
      await ask(rehearsal, 'GET', responsePath('mmsu_unknown')),
      await ask(rehearsal, 'PUT', cancelPath('mmsu_unknown')),
      await ask(rehearsal, 'POST', 'not_exists', { prompt: 'x' }),
      await ask(rehearsal, 'GET', `not_exists/requests/${String(body['request_id'])}/status`),
      await ask(rehearsal, 'POST', 'flux_kontext_max/sync', { prompt: 'x' }),
      await ask(rehearsal, 'GET', `${statusPath(String(body['request_id']))}/stream`),
      await ask(rehearsal, 'GET', 'flux_kontext_max'),
    ]).toEqual([
      { status: 404, body: { detail: 'Request not found' } },
      { status: 404, body: { detail: 'Request not found' } },
      { status: 404, body: { status: 'NOT_FOUND' } },
      { status: 404, body: { detail: 'App not found: not_exists' } },
      { status: 404, body: { detail: 'App not found: not_exists' } },
      { status: 404, body: { detail: 'Not Found' } },
      { status: 400, body: { detail: 'SSE streaming not supported' } },
      { status: 405, body: { detail: 'Method Not Allowed' } },
    ]);
  });

  const field = (name: string, msg: string, type = 'value_error'): unknown => ({ detail: [{ loc: ['body', name], msg, type }] });
  const badImage = { status: { code: 400, message: 'invalid image format' }, data: null };
  test.each([
    [{}, 422, field('prompt', 'field required', 'value_error.missing')],
    [{ prompt: 7 }, 422, field('prompt', 'str type expected', 'type_error.str')],
    [{ prompt: 'x', steps: 20 }, 422, field('steps', 'extra fields not permitted', 'value_error.extra')],
    [{ prompt: 'x', input_image_5: 'AAAA' }, 422, field('input_image_5', 'extra fields not permitted', 'value_error.extra')],
    [{ prompt: 'x', seed: 1.5 }, 422, field('seed', 'value is not a valid integer')],
    [{ prompt: 'x', safety_tolerance: 7 }, 422, field('safety_tolerance', 'ensure this value is between 0 and 6')],
    [{ prompt: 'x', prompt_upsampling: 'yes' }, 422, field('prompt_upsampling', 'value could not be parsed to a boolean')],
    [{ prompt: 'x', output_format: 'webp' }, 422, field('output_format', 'value must be one of png, jpeg')],
    [{ prompt: 'x', aspect_ratio: 'wide' }, 422, field('aspect_ratio', 'value must look like "16:9"')],
    [{ prompt: 'x', aspect_ratio: '22:9' }, 422, field('aspect_ratio', 'ratio must be between 21:9 and 9:21')],
    [{ prompt: 'x', webhook_url: 'https://example.com' }, 400, { detail: 'webhook not supported' }],
    [{ prompt: 'x', input_image: 'no base64 at all!' }, 400, badImage],
    [{ prompt: 'x', input_image: Buffer.from('hello').toString('base64') }, 400, badImage],
    [{ prompt: 'x', input_image: 'https://10.0.0.8/a.png' }, 400, badImage],
    [{ prompt: 'x', input_image: 'https://localhost/a.png' }, 400, badImage],
    [{ prompt: 'x', input_image: 'http://example.com/a.png' }, 400, badImage],
    [['prompt'], 422, { detail: [{ loc: ['body'], msg: 'value is not a valid dict', type: 'type_error.dict' }] }],
    ['{"prompt":', 422, { detail: [{ loc: ['body'], msg: 'Expecting value', type: 'value_error.jsondecode' }] }],
  ])('the body %j', async (body, status, answer) => {
    expect(await create(await practice.start(), body)).toEqual({ status, body: answer });
  });

  test('a webhook in the query or a header, and leaves nothing on disk', async () => {
    const rehearsal = await practice.start();
    expect(
      [
        await ask(rehearsal, 'POST', 'flux_kontext_max?fal_webhook=x', { prompt: 'x' }),
        await create(rehearsal, { prompt: 'x' }, { 'X-Webhook': 'y' }),
        await create(rehearsal, { prompt: 'x', input_image: picture, input_image_2: 'AAAA' }),
      ].map(({ status }) => status),
    ).toEqual([400, 400, 400]);
    expect(await readdir(rehearsal.folder)).toEqual([]);
  });
});

describe('cancel', () => {
  test('ends a task, and comes too late for one that has ended', async () => {
    const rehearsal = await practice.start({ paceMs: { queued: 20_000, running: 20_000 } });
    const id = idOf(await create(rehearsal, { prompt: 'x' }));
    expect(await ask(rehearsal, 'PUT', cancelPath(id))).toEqual({ status: 202, body: { status: 'CANCELLATION_REQUESTED' } });
    const { body } = await ended(rehearsal, id);
    expect([body['error'], body['error_type']]).toEqual(['Task was canceled', 'CANCELED']);
    expect(await ask(rehearsal, 'PUT', cancelPath(id))).toEqual({ status: 400, body: { status: 'ALREADY_COMPLETED' } });
  });

  test('can be too late, and can be impossible', async () => {
    const rehearsal = await practice.start({ paceMs: { queued: 1500, running: 300 } });
    const [late, never] = [
      idOf(await create(rehearsal, { prompt: '[late] x' })),
      idOf(await create(rehearsal, { prompt: '[uncancellable] x' })),
    ];
    expect([(await ask(rehearsal, 'PUT', cancelPath(late))).status, (await ask(rehearsal, 'PUT', cancelPath(never))).status]).toEqual([
      202, 405,
    ]);
    expect((await outputs(rehearsal, late)).length).toBe(1);
  });
});

describe('another run in the same folder', () => {
  test('knows the old tasks under a new port and key, and finishes what was left', async () => {
    const shared = join(practice.folder, 'shared');
    const first = await practice.start({ folder: shared });
    const done = idOf(await create(first, { prompt: 'red', input_image: picture }));
    await ended(first, done);
    const link = String((await outputs(first, done))[0]?.['url']);
    const slow = await practice.start({ folder: join(practice.folder, 'shared-2'), paceMs: { queued: 60, running: 1500 } });
    const left = idOf(await create(slow, { prompt: 'blue', input_image: picture }));
    await Promise.all([first.close(), slow.close()]);
    const second = await practice.start({ folder: shared });
    const third = await practice.start({ folder: join(practice.folder, 'shared-2') });
    expect(second.key === first.key).toBe(false);
    const again = (await outputs(second, done))[0];
    expect([(await download(again?.['url'])).status, (await outputs(third, left)).length]).toEqual([200, 1]);
    const { pathname, search } = new URL(link);
    expect((await download(new URL(pathname + search, second.baseUrl))).status).toBe(403);
  });

  test('sweeps tasks of last week and what cannot be read', async () => {
    const shared = join(practice.folder, 'swept');
    const first = await practice.start({ folder: shared });
    const id = idOf(await create(first, { prompt: 'x', input_image: picture }));
    await ended(first, id);
    await first.close();
    await writeFile(join(shared, `mmsu_${'0'.repeat(26)}.json`), '{"torn');
    await practice.start({ folder: shared, now: () => Date.now() + 3 * 24 * 3600_000 });
    expect((await readdir(shared)).sort()).toEqual([`${id}-in1.png`, `${id}-result1.png`, `${id}.json`]);
    await practice.start({ folder: shared, now: () => Date.now() + 8 * 24 * 3600_000 });
    expect(await readdir(shared)).toEqual([]);
  });
});

describe('links', () => {
  test('expire, cannot be changed, and lead to nothing else', async () => {
    let nowMs = Date.now();
    const rehearsal = await practice.start({ now: () => nowMs, paceMs: { queued: 0, running: 0 } });
    const id = idOf(await create(rehearsal, { prompt: 'x' }));
    const url = String((await outputs(rehearsal, id))[0]?.['url']);
    expect((await download(url)).status).toBe(200);
    nowMs += 10 * 60 * 1000 + 1;
    const statuses = await Promise.all(
      [
        url,
        url.replace(/expires=\d+/, `expires=${nowMs + 99_999}`),
        url.replace('-result1.png', '.json'),
        url.replace(/results\/[^?]+/, 'results/..%2F..%2Fetc%2Fpasswd'),
      ].map(async (link) => (await download(link)).status),
    );
    expect(statuses).toEqual([403, 403, 403, 403]);
    expect((await download((await outputs(rehearsal, id))[0]?.['url'])).status).toBe(200);
  });
});

test('nothing but the task and its pictures lies in the folder', async () => {
  const rehearsal = await practice.start();
  const id = idOf(await create(rehearsal, { prompt: 'x', input_image: picture }));
  await ended(rehearsal, id);
  const own = rehearsal.folder;
  expect((await readdir(own)).sort()).toEqual([`${id}-in1.png`, `${id}-result1.png`, `${id}.json`]);
  expect((await readFile(join(own, `${id}.json`), 'utf8')).includes(rehearsal.key)).toBe(false);
});
