// The family of the shown edit: every edit that it came from or that came of it. Asked for by pages; a family beyond the limit is shown in part.
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from './bridge.ts';
import { meet } from './edits.ts';
import { tellFailure } from './toasts.ts';
import { view } from './view.ts';

const pageRows = 500;
export const maxRelatives = 2000;

type FamilyState = {
  /** The edit it was asked for; null before. */
  readonly of: string | null;
  readonly ids: readonly string[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** False when there are more than are shown. */
  readonly whole: boolean;
};

export const family = createStore<FamilyState>()(() => ({ of: null, ids: [], parents: new Map(), whole: true }));

const parentsOf = ({ inputs }: EditSummary): readonly string[] => inputs.flatMap(({ parent }) => (parent === null ? [] : [parent.editId]));

let turn = 0;
/** A thousand versions that begin at once are one question. */
const growMs = 100;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks for the family of an edit, up to the most that are shown. Only the last family asked for is taken; a failure is told. */
export async function learnFamily(of: string): Promise<void> {
  const mine = ++turn;
  const edits: EditSummary[] = [];
  for (let offset = 0; offset < maxRelatives; offset += pageRows) {
    const reply = await bridge().call['library.rows']({ query: `near:${of}`, offset, count: pageRows });
    if (mine !== turn) return;
    if (!reply.ok) return tellFailure(reply.failure);
    edits.push(...reply.value);
    if (reply.value.length < pageRows) break;
  }
  meet(edits);
  family.setState({
    of,
    ids: edits.map(({ id }) => id),
    parents: new Map(edits.map((edit) => [edit.id, parentsOf(edit)])),
    whole: edits.length < maxRelatives,
  });
}

/** Called for every new edit: one that was made of the family that is shown belongs to it. */
export function familyGrew({ inputs }: EditSummary): void {
  const { of, ids } = family.getState();
  if (of === null || !view.getState().tree || !inputs.some(({ parent }) => parent !== null && ids.includes(parent.editId))) return;
  clearTimeout(timer);
  timer = setTimeout(() => (family.getState().of === of ? void learnFamily(of) : undefined), growMs);
}
