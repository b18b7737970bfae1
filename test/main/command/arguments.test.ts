import { expect, test } from 'vitest';
import { readCommandLine } from '../../../main/command/arguments.ts';

const edit = (...args: readonly string[]): readonly string[] => ['edit', '-p', 'a lake', ...args];
const id = '01JD0000000000000000000001';

test.each([
  [edit('--aspect-ratio', '30:9'), '--aspect-ratio must be width:height from 21:9 to 9:21. “30:9” is not.'],
  [edit('--aspect-ratio', '3'), '--aspect-ratio must be width:height from 21:9 to 9:21. “3” is not.'],
  [edit('--aspect-ratio', '0:9'), '“0:9” is not.'],
  [edit('--aspect-ratio', ''), '“” is not.'],
  [edit('--output-format', 'gif'), '--output-format must be one of png, jpeg. “gif” is not.'],
  [edit('--safety', '7'), '--safety must be a whole number from 0 to 6; “7” is not.'],
  [edit('--seed', '1.5'), '--seed must be a whole number'],
  [edit('--seed', '9007199254740992'), '--seed must be a whole number'],
  [edit('--seed', '9007199254740990', '--count', '3'), '--seed counts up with --count'],
  [edit('--count', '0'), '--count must be a whole number from 1 to 12'],
  [edit('--count', '13'), '--count must be a whole number from 1 to 12'],
  [
    edit('https://a.example.com/b', '--send-address', '--crop', '1,2,3,4'),
    'An address that is sent is the whole picture as it stands: --crop, --cover, --rotate and --straighten do not go together with --send-address.',
  ],
  [edit('a.jpg', '--send-address'), '--send-address is about addresses; none was given.'],
  [edit('a.jpg', '--allow-host', 'a.example.com'), '--allow-host is about addresses; none was given.'],
  [
    edit('https://a.example.com/b', '--allow-host', 'https://a.example.com/'),
    '--allow-host takes the name of a host alone, such as images.example.com.',
  ],
  [edit('a.jpg', 'b.jpg', 'c.jpg', '--image', 'd.jpg', '--image', 'e.jpg'), 'An edit takes at most 4 pictures; 5 were given.'],
  [edit(''), 'The name of a picture is empty.'],
  [edit('--project', 'x'.repeat(257)), '--project may have at most 256 letters.'],
  [['edit', '-p', 'x'.repeat(1_000_001)], 'more than 1000000 letters'],
  [['edit', '-p', ' \n'], 'An edit needs an instruction'],
  [edit('--wait', '0'), '--wait must be a whole number'],
  [['resume', id, '--request-id', ' '], '--request-id is empty.'],
  [['resume', id, '--request-id', 'r'.repeat(513)], '--request-id may have at most 512 letters.'],
  [['organise', id, '--project', 'x'.repeat(257)], '--project'],
  [['keep', id, '--feather', '-1'], '--feather takes a value; one that begins with a minus is written --feather=-1.'],
  [['edit', '-p'], '-p takes a value.'],
  [['history', '--limit'], '--limit takes a value'],
  [['history', '--json=yes'], '--json takes no value.'],
  [['trash', '--matching', ''], '--matching is empty, which would be all edits.'],
  [['replay', 'glow', '--matching', ''], '--matching is empty'],
  [['history', '--colour'], 'There is no option --colour.'],
  [['organise', id, '--flag', 'perhaps'], '--flag takes pick, reject or none.'],
  [['organise', id, '--tag', ' '], '--tag takes a name of 1 to 256 letters'],
  [['organise', id, '--untag', ''], '--untag takes a name'],
  [['organise', id, '--label', ''], '--label takes a word'],
  [['organise', id, '--stars', '6'], '--stars must be a whole number from 0 to 5'],
  [['history', '--limit', '0'], '--limit must be a whole number'],
  [['words', 'sky', '--sort', 'best'], '--sort takes stars, uses, newest; not best.'],
  [['export', id, '--to', ''], '--to is empty.'],
  [['import', ''], 'Say which folder'],
  [['verify', '2026'], '“kontext verify” is about the whole library and takes no “2026”.'],
  [['rebuild', 'all'], 'takes no “all”'],
  [['names', 'sea'], 'takes no “sea”'],
  [['edit', 'a.png', '-p', 'a', '--crop', '1,2,3'], '--crop needs four whole numbers of pixels'],
  [['edit', 'a.png', '-p', 'a', '--crop', '1,2,0,4'], '“1,2,0,4” is not'],
  [['edit', 'a.png', '-p', 'a', '--cover', '1,2,3,4', '--cover', '1,x,3,4'], '--cover needs four whole numbers of pixels'],
  [['edit', '-p', 'a', '--cover', '1,2,3,4'], '--cover needs a picture'],
  [['edit', '-p', 'a', '--crop', '1,2,3,4'], '--crop needs a picture'],
  [['keep', '01M8GVK9Q54SWS7GMX0ADMYK2K', '--crop', '1,2,3,4'], '--crop belongs to two files'],
  [edit('a.png', '--rotate', '45'), '--rotate takes quarter turns clockwise: 90, 180 or 270; “45” is none.'],
  [edit('a.png', '--rotate', ''), '“” is none.'],
  [edit('a.png', '--straighten', '45.1'), '--straighten needs degrees clockwise from -45 to 45, in tenths, such as -1.5; “45.1” is not.'],
  [edit('a.png', '--straighten', '1.25'), '“1.25” is not.'],
  [edit('a.png', '--straighten', ''), '“” is not.'],
  [edit('--rotate', '90'), '--rotate and --straighten need a picture to turn.'],
  [edit('https://a.example.com/b', '--send-address', '--straighten', '2'), 'do not go together with --send-address.'],
  [['keep', id, '--rotate', '90'], '--rotate belongs to two files'],
  [['keep', id, '--straighten', '-1'], '--straighten belongs to two files'],
])('refuses %j before there is anything', async (args, message) => {
  expect(await readCommandLine(args)).toEqual({ kind: 'wrong', json: false, message: expect.stringContaining(message) as string });
});

test('reads how a picture is turned', async () => {
  expect(await readCommandLine(edit('a.jpg', '--rotate', '270', '--straighten', '-1.5'))).toMatchObject({
    turned: { turn: 270, straighten: -1.5 },
  });
  expect(await readCommandLine(edit('a.jpg', '--straighten', '+45'))).toMatchObject({ turned: { turn: 0, straighten: 45 } });
  expect(await readCommandLine(edit('a.jpg', '--straighten', '0'))).toMatchObject({ turned: null });
  expect(await readCommandLine(['keep', '--original', 'a', '--result', 'b', '--to', 'c.png', '--rotate', '90'])).toMatchObject({
    files: { original: 'a', result: 'b', crop: null, turned: { turn: 90, straighten: 0 } },
  });
});

test.each([
  ['edit', '-p', 'a lake'],
  ['finish', id],
  ['vary', id],
  ['batch', 'a.jpg', '-p', 'a'],
  ['import', 'pictures'],
])('%s takes a template of names, and one with a word that means nothing is refused', async (...line) => {
  expect(await readCommandLine([...line, '--name-template', ' {seed} {prompt} '])).toMatchObject({ nameTemplate: '{seed} {prompt}' });
  expect(await readCommandLine(line)).not.toHaveProperty('nameTemplate');
  for (const [given, why] of [
    ['{promt}', '--name-template knows no {promt}: there are {prompt} {project} {model} {seed} {original} {n}.'],
    ['{prompt', '--name-template: “{prompt” has a brace without its other half. Write {prompt}, or leave the brace out.'],
    [' ', '--name-template is empty.'],
    ['x'.repeat(121), '--name-template may have at most 120 letters.'],
  ] as const)
    expect(await readCommandLine([...line, '--name-template', given])).toMatchObject({
      kind: 'wrong',
      message: expect.stringContaining(why) as string,
    });
});

test('varies an edit four times unless another number is said, within what one press makes', async () => {
  expect(await readCommandLine(['vary', id])).toMatchObject({ kind: 'vary', id, count: 4, rehearsal: false, waitMs: 900_000 });
  expect(await readCommandLine(['vary', id, '--count', '12', '--rehearsal'])).toMatchObject({ count: 12, rehearsal: true });
  expect(await readCommandLine(['vary', id, '--count', '13'])).toMatchObject({ kind: 'wrong' });
});

test('takes what is just within', async () => {
  expect(
    await readCommandLine(
      edit(
        'a.jpg',
        'b.jpg',
        'c.jpg',
        'd.jpg',
        '--aspect-ratio',
        '21:9',
        '--output-format',
        'jpg',
        '--safety',
        '6',
        '--seed',
        '9007199254740989',
        '--count',
        '3',
      ),
    ),
  ).toMatchObject({
    kind: 'edit',
    images: ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'],
    allowHosts: [],
    sendAddress: false,
    parameters: { aspect_ratio: '21:9', output_format: 'jpeg', safety_tolerance: 6, seed: 9007199254740989 },
    count: 3,
  });
});

test.each<[readonly string[], string]>([
  [['history', '-is:unchanged'], '-is:unchanged'],
  [['history', '--json', '-cloud', 'sky', '--limit', '5'], 'sky -cloud'],
  [['history', 'sky', '-"red car"', '-tag:sea'], 'sky -"red car" -tag:sea'],
  [['history', '-cloud', '--', '-x'], '-cloud -x'],
  [['sent', '-cloud', '--csv'], '-cloud'],
])('%j searches for “%s”', async (args, query) => {
  expect(await readCommandLine(args)).toMatchObject({ query });
});

test('a search that leaves out is one of --matching too; -h stays help, and others do not take what is no option', async () => {
  expect(await readCommandLine(['trash', '--matching', '-is:favourite'])).toMatchObject({ which: { query: '-is:favourite' } });
  expect(await readCommandLine(['history', '-h'])).toEqual({ kind: 'help' });
  expect(await readCommandLine(['verify', '-x'])).toMatchObject({ kind: 'wrong' });
});
