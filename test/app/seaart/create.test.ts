import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EditRequest } from '../../../app/edits/record.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import type { PreparedInput } from '../../../app/edits/ports.ts';
import { judgeCreate } from '../../../app/seaart/client.ts';
import { asSent, picturesOf as pictures } from '../../fakes/bodies.ts';
import { namedOf, recordOf } from '../../fakes/records.ts';
import { answerOf } from '../../fakes/scripted-http.ts';

const endpoint = 'flux_kontext_max';
const requestOf = (more: Partial<EditRequest>): EditRequest => ({ ...recordOf(1).request, ...more });
const bodyOf = (request: EditRequest, prepared: PreparedInput[]) => kontextMax.body(kontextMax, { ...request, prepared });

describe('the body of a create', () => {
  test('is flat: the instruction, what was chosen, and the pictures in contiguous fields', () => {
    const parameters = { seed: 42, aspect_ratio: '16:9', output_format: 'jpeg', prompt_upsampling: false, safety_tolerance: 0 };
    expect(asSent(bodyOf(requestOf({ parameters }), pictures(4)))).toEqual({
      prompt: 'make the sky red',
      ...parameters,
      input_image: '</p/1>',
      input_image_2: '</p/2>',
      input_image_3: '</p/3>',
      input_image_4: '</p/4>',
    });
  });

  test('has only what was chosen', () => {
    expect(asSent(bodyOf(requestOf({ parameters: {} }), []))).toEqual({ prompt: 'make the sky red' });
    expect(asSent(bodyOf(requestOf({ parameters: {} }), pictures(1)))).toEqual({
      prompt: 'make the sky red',
      input_image: '</p/1>',
    });
  });

  test('has an address as it is, query and all, between pictures in their order', () => {
    const address = 'https://a.example/"b".png?sign=%2Fa%3D&x=1';
    const [first, third] = pictures(2);
    if (first === undefined || third === undefined) throw new Error('two were made');
    expect(asSent(bodyOf(requestOf({ parameters: {} }), [first, { address, sent: null }, third]))).toEqual({
      prompt: 'make the sky red',
      input_image: '</p/1>',
      input_image_2: address,
      input_image_3: '</p/2>',
    });
  });

  test('never has a field that the model does not know', () => {
    const parameters = {
      seed: 1,
      webhook_url: 'https://x',
      prompt: 'other',
      input_image: 'x',
      model: 'y',
      n: 4,
      __proto__: 'z',
      guidance_scale: 3,
    };
    expect(asSent(bodyOf(requestOf({ parameters }), pictures(1)))).toEqual({
      prompt: 'make the sky red',
      seed: 1,
      input_image: '</p/1>',
    });
  });

  test('takes each picture as its bytes in base64, with nothing before them', () => {
    expect(bodyOf(requestOf({ parameters: {} }), pictures(2)).slice(1)).toEqual([
      { kind: 'text', text: ',"input_image":"' },
      { kind: 'base64', path: '/p/1', bytes: 10 },
      { kind: 'text', text: '"' },
      { kind: 'text', text: ',"input_image_2":"' },
      { kind: 'base64', path: '/p/2', bytes: 11 },
      { kind: 'text', text: '"' },
      { kind: 'text', text: '}' },
    ]);
  });

  test('is not made of more pictures than the model takes', () => {
    expect(() => bodyOf(requestOf({}), pictures(5))).toThrow('flux_kontext_max takes 4 pictures, not 5');
  });

  test('carries every instruction to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.nat(4), (prompt, count) => {
        expect(asSent(bodyOf(requestOf({ prompt, parameters: {} }), pictures(count)))).toMatchObject({ prompt });
      }),
    );
  });
});

describe('what an answer to a create means', () => {
  const refused = [400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 431, 451];
  const expected = (status: number): string => (status === 429 ? 'not-made' : refused.includes(status) ? 'refused' : 'unknown');

  test.each(Array.from({ length: 500 }, (_, i) => 100 + i))('HTTP %i proves that nothing was made, or leaves it open', (status) => {
    for (const body of [
      '',
      '{}',
      '<html>',
      { error: { code: 'X', message: 'no' }, request_id: 'trace' },
      { detail: 'no', request_id: 'trace' },
      'null',
    ]) {
      for (const complete of [true, false]) {
        const judged = judgeCreate(answerOf(status, body, { complete }), endpoint);
        expect(judged.kind).toBe(expected(status));
        expect('failure' in judged && judged.failure.charged).toBe(judged.kind === 'unknown' ? 'maybe' : 'no');
        if (judged.kind === 'unknown')
          expect(judged).toMatchObject({ salvaged: null, failure: { kind: 'outcome-unknown', next: 'decide-unknown' } });
      }
    }
  });

  test('only 2xx with an id names the request, whatever stands in the body of another status', () => {
    const { responseUrl, statusUrl, cancelUrl } = namedOf('mmsu_1');
    const body = { request_id: 'mmsu_1', response_url: responseUrl, status_url: statusUrl, cancel_url: cancelUrl, queue_position: 0 };
    for (let status = 100; status < 600; status += 1) {
      const judged = judgeCreate(answerOf(status, body), endpoint);
      if (status >= 200 && status < 300) expect(judged).toEqual({ kind: 'named', named: namedOf('mmsu_1') });
      else expect(judged.kind).toBe(expected(status));
    }
  });

  test('an id in a 2xx answer that was cut is salvaged, not believed', () => {
    const judged = judgeCreate(answerOf(200, { request_id: 'mmsu_1' }, { complete: false }), endpoint);
    expect(judged).toMatchObject({
      kind: 'unknown',
      salvaged: { requestId: 'mmsu_1' },
      failure: { detail: 'HTTP 200 · the answer was cut' },
    });
  });

  test('never sent may wait and go again; anything that left may not', () => {
    expect(judgeCreate({ kind: 'never-sent', code: 'ECONNREFUSED' }, endpoint)).toMatchObject({
      kind: 'not-made',
      waitMs: null,
      failure: { kind: 'offline', charged: 'no', detail: 'ECONNREFUSED' },
    });
    expect(judgeCreate({ kind: 'lost', code: 'ECONNRESET' }, endpoint)).toMatchObject({
      kind: 'unknown',
      salvaged: null,
      failure: { kind: 'outcome-unknown', charged: 'maybe', detail: 'ECONNRESET' },
    });
  });

  test('too many requests: the pause that is asked for', () => {
    const body = { error: { code: 'RATE_LIMIT_EXCEEDED', message: 'Rate limit exceeded' } };
    expect(judgeCreate(answerOf(429, body, { headers: { 'retry-after': '9' } }), endpoint)).toMatchObject({
      kind: 'not-made',
      waitMs: 9000,
      failure: { kind: 'rate-limited', detail: 'Rate limit exceeded' },
    });
    expect(judgeCreate(answerOf(429, body), endpoint)).toMatchObject({ kind: 'not-made', waitMs: null });
  });
});
