import { describe, expect, it } from 'vitest';
import type { EditDetail } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { neighbour, stripOf } from '../../../renderer/store/strip.ts';
import { makeFakeBridge } from '../../fakes/studio-bridge.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import { sampleEdit, sampleHash } from '../../fakes/studio-samples.ts';

const from = (number: number, parent: EditSummary): EditSummary =>
  sampleEdit(number, {
    inputs: [{ sha256: sampleHash(3), name: 'result.png', width: 1248, height: 832, parent: { editId: parent.id, index: 0 } }],
  });

const first = sampleEdit(1);
const second = from(2, first);
const third = from(3, second);
const rival = from(4, second);
const last = from(5, third);
const { call } = makeFakeBridge(fakeWorld({ edits: [last, rival, third, second, first] }));

async function details(...edits: EditSummary[]): Promise<ReadonlyMap<string, EditDetail>> {
  const known = new Map<string, EditDetail>();
  for (const { id } of edits) {
    const reply = await call['edit.show']({ id });
    if (reply.ok) known.set(id, reply.value);
  }
  return known;
}

describe('the edit strip', () => {
  it('leads from the original over each step to the shown edit, with its versions and what was made of it', async () => {
    const strip = stripOf(third, await details(first, second, third));
    expect(strip.original?.name).toBe('autumn.jpg');
    expect(strip.path.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect(strip.versions.map(({ id }) => id)).toEqual([third.id, rival.id]);
    expect(strip.children.map(({ id }) => id)).toEqual([last.id]);
    expect(strip.wanted).toEqual([]);
  });

  it('says which details it lacks and shows as far as it knows', async () => {
    expect(stripOf(third, new Map()).wanted).toEqual([third.id, second.id]);
    const strip = stripOf(third, await details(third));
    expect(strip.path.map(({ id }) => id)).toEqual([second.id, third.id]);
    expect(strip.wanted).toEqual([second.id, first.id]);
  });

  it('does not go round for ever when records name each other', () => {
    const one = sampleEdit(8);
    const looped = from(8, one);
    expect(stripOf(looped, new Map()).path).toHaveLength(1);
  });

  it('walks with the arrows', async () => {
    const strip = stripOf(third, await details(first, second, third));
    expect(neighbour(strip, 'parent')?.id).toBe(second.id);
    expect(neighbour(strip, 'child')?.id).toBe(last.id);
    expect(neighbour(strip, 'sibling-after')?.id).toBe(rival.id);
    expect(neighbour(strip, 'sibling-before')).toBeNull();
  });

  it('passes versions that came to nothing, unless one of them is shown', async () => {
    const strip = stripOf(third, await details(first, second, third));
    const failed = { ...rival, id: `${third.id.slice(0, -1)}Z`, state: 'failed' as const, results: [] };
    const among = { ...strip, versions: [third, failed, rival] };
    expect(neighbour(among, 'sibling-after')?.id).toBe(rival.id);
    expect(neighbour({ ...among, path: [failed] }, 'sibling-after')?.id).toBe(rival.id);
    expect(neighbour({ ...among, path: [failed] }, 'sibling-before')?.id).toBe(third.id);
  });
});
