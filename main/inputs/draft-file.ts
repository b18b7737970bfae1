// The draft of the compose area, kept beside the settings so that it survives a restart.
import path from 'node:path';
import { draftSchema } from '../../app/contract/schemas.ts';
import type { Draft } from '../../app/contract/contract.ts';
import { firstModel } from '../../app/models/models.ts';
import { withoutSecrets } from '../platform/log.ts';
import { readSmall, writeDurable } from '../platform/durable-files.ts';

const maxBytes = 8 * 1024 * 1024;

export const emptyDraft: Draft = { model: firstModel.id, prompt: '', pictures: [], tray: [], parameters: {}, count: 1 };

export type DraftFile = { readonly read: () => Draft; readonly keep: (draft: Draft) => Promise<void> };

/** A missing or damaged file is an empty draft. The newest draft wins; writes never overlap. */
export async function openDraftFile(home: string): Promise<DraftFile> {
  const file = path.join(home, 'draft.json');
  let draft = await readSmall(file, maxBytes)
    .then(
      (bytes) => draftSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data ?? emptyDraft,
      () => emptyDraft,
    )
    .catch(() => emptyDraft);
  let writing: Promise<unknown> | null = null;
  return {
    read: () => draft,
    keep: async (next) => {
      draft = next;
      if (writing !== null) await writing.catch(() => undefined);
      if (draft !== next) return;
      // A key that was pasted into the words is in no file.
      writing = writeDurable(file, `${JSON.stringify({ ...next, prompt: withoutSecrets(next.prompt) })}\n`);
      await writing;
    },
  };
}
