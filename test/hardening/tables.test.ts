// Tables of what was thought of by hand: links for the browser, addresses a server gives, queries and ids. Random ones are in addresses and ipc-fuzz.
import { describe, expect, test } from 'vitest';
import { insideHosts } from '../fakes/inside-hosts.ts';
import { otherLinks } from '../fakes/other-links.ts';
import { questionUrl } from '../../app/seaart/addresses.ts';
import { refusalOfHost } from '../../main/network/hosts.ts';
import { isAllowedLink, links, openLink } from '../../main/electron/desktop.ts';
import { queries, wrongIds } from './queries.ts';
import { openBench } from './studio-bench.ts';

test('the browser opens at none of sixty and more other addresses, and at each of our own', async () => {
  expect(new Set(otherLinks).size).toBeGreaterThanOrEqual(60);
  const opened: string[] = [];
  const shell = { openExternal: async (address: string) => void opened.push(address) };
  for (const address of otherLinks) await openLink(shell, address).catch(() => undefined);
  expect(opened).toEqual([]);
  for (const address of Object.values(links)) await openLink(shell, address);
  expect([opened, otherLinks.filter(isAllowedLink)]).toEqual([Object.values(links), []]);
});

const badResults = [
  ...insideHosts.map((host) => `https://${host}/a.png`),
  ...['http', 'ftp', 'file', 'ws', 'gopher', 'javascript', 'blob', 'studio', 'about'].map((scheme) => `${scheme}://cdn.example.com/a.png`),
  ...['user@', 'user:word@', ':word@', 'cloud.seaart.ai@'].map((name) => `https://${name}cdn.example.com/a.png`),
  ...[22, 80, 8080, 8443, 1, 65_535].map((port) => `https://cdn.example.com:${port}/a.png`),
  ...[
    '',
    'a.png',
    '//cdn.example.com/a.png',
    'https://',
    'https://[',
    'https://cdn example.com/',
    '\0https://[::1',
    'https://cdn.example.com:99999/',
  ],
];

test('a result is fetched from none of eighty and more addresses, and the key goes to none of them', () => {
  expect(new Set(badResults).size).toBeGreaterThanOrEqual(80);
  expect(badResults.filter((url) => refusalOfHost(url, false) === null)).toEqual([]);
  const base = 'https://cloud.seaart.ai/model';
  const asked = badResults.map((url) =>
    questionUrl(base, { requestId: 'mmsu_1', endpoint: 'e', responseUrl: url, statusUrl: url, cancelUrl: url }, 'status'),
  );
  expect(new Set(asked)).toEqual(new Set([`${base}/v1/queue/e/requests/mmsu_1/status`]));
});

describe('with an edit in its library the studio', () => {
  test('answers every query, whatever its words mean elsewhere, and refuses every id that is none', async () => {
    expect([new Set(queries).size >= 70, new Set(wrongIds).size]).toEqual([true, wrongIds.length]);
    const bench = await openBench();
    try {
      const { draft } = (await bench.ask('studio.snapshot')) as { draft: { model: string } };
      const request = { model: draft.model, prompt: 'a red sky é 漢字', pictures: [], parameters: {} };
      const shown = { places: [], count: 1 };
      const ran = (await bench.ask('edit.run', { request, intents: [crypto.randomUUID()], next: false, evenIfPaid: false, shown })) as {
        value: { ids: string[] };
      };
      const id = String(ran.value.ids[0]);
      await expect
        .poll(async () => ((await bench.ask('edit.show', { id })) as { value: { summary: { state: string } } }).value.summary.state, {
          timeout: 30_000,
        })
        .toBe('done');
      const whole = async (query: string): Promise<unknown> => {
        const rows = await bench.ask('library.rows', { query, offset: 0, count: 5 });
        const place = await bench.ask('library.position', { query, id });
        return [rows, place].every((answer) => typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true);
      };
      const failed: string[] = [];
      for (const query of queries) if ((await whole(query)) !== true) failed.push(query);
      expect(failed).toEqual([]);
      const calls = ['edit.show', 'edit.recipe', 'edit.cancel', 'edit.forget', 'edit.checkAgain', 'edit.runNext'] as const;
      const answered: unknown[] = [];
      for (const wrong of wrongIds)
        for (const call of calls) {
          const answer = await bench.ask(call, { id: wrong });
          if (answer !== `refused: ${call}: the argument does not fit`) answered.push([call, wrong, answer]);
        }
      expect([answered, bench.mistakes]).toEqual([[], []]);
    } finally {
      await bench.close();
    }
  });
});
