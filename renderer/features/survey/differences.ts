// How the recipes of several edits differ: the words, and the settings that are not the same in all.
import { ownWords } from '../../../app/edits/word-difference.ts';
import type { Piece } from '../../../app/edits/word-difference.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { findModel } from '../../../app/models/models.ts';
import { rowsOf } from '../../store/parameter-rows.ts';
import { titleOf } from '../../store/words.ts';
import { text } from '../../text/text.ts';

export type Difference = { readonly words: readonly Piece[]; readonly facts: readonly string[] };

export function differencesOf(edits: readonly EditSummary[]): ReadonlyMap<string, Difference> {
  const words = ownWords(edits.map((edit) => titleOf(edit)));
  const rows = edits.map((edit) => new Map(allRows(edit)));
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const differing = names.filter((name) => new Set(rows.map((row) => row.get(name))).size > 1);
  return new Map(
    edits.map((edit, at) => [
      edit.id,
      {
        words: words[at] ?? [],
        facts: differing.flatMap((name) => {
          const value = rows[at]?.get(name);
          return value === undefined ? [] : [text.survey.fact(name, value)];
        }),
      },
    ]),
  );
}

function allRows(edit: EditSummary): readonly (readonly [string, string])[] {
  const model = findModel(edit.model);
  return [
    [text.compose.model, model?.shortName ?? edit.model],
    ...rowsOf(edit.model, edit.parameters),
    ...edit.inputs.map(({ name }, at) => [text.compose.slot(at + 1), name] as const),
  ];
}
