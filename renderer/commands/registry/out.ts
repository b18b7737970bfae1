// Commands that take results out of the program: what they do in the window.
import { FolderOutput } from 'lucide-react';
import { mirrored } from '../../store/mirror.ts';
import { text } from '../../text/text.ts';
import { canGoOn, reveal } from '../edit-commands.ts';
import { toExport } from '../approve.ts';
import { prepareExport } from '../export.ts';
import { copyOut, openIn } from '../handoff.ts';
import { inSurvey, isSurveying } from '../survey.ts';
import { hasEdit, hasEdits, onEdit } from './entry.ts';
import type { EntriesOf } from './entry.ts';

export const outEntries: EntriesOf<'out'> = {
  copy: { when: hasEdits, run: ({ ids }) => void copyOut(ids) },
  reveal: { when: hasEdit, run: onEdit(reveal) },
  'open-in': {
    words: (_target, program) => text.out.openInProgram(mirrored().settings.programs[program - 1]?.name ?? ''),
    // The first is there without a program too, and says how to choose one.
    when: ({ edit }, program) => edit !== null && program <= Math.max(1, mirrored().settings.programs.length),
    fits: ({ edit }) => canGoOn(edit),
    run: ({ edit }, program) => void openIn(program, edit?.id ?? null),
  },
  export: {
    icon: FolderOutput,
    over: ['survey'],
    when: (target) => isSurveying() || hasEdits(target),
    // Where several are looked at, what was approved of them is meant, as by the button there.
    run: ({ ids }) => prepareExport(isSurveying() ? toExport(inSurvey()) : ids),
  },
};
