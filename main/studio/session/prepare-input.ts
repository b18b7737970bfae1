// One picture as a request sends it: the same for what a person is shown before and for what leaves.
import path from 'node:path';
import type { EditRequest, Input } from '../../../app/edits/record.ts';
import { sentAs } from '../../../app/edits/sent-as.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Model } from '../../../app/models/model.ts';
import { sendingFor } from '../../../app/models/sending.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import type { Prepared } from '../../pictures/job-values.ts';

/** Where what is sent lies until it is swept, in the program's own folder. */
export const preparedIn = (home: string): string => path.join(home, 'prepared');

type Asked = {
  readonly model: Model;
  readonly request: EditRequest;
  /** Which of its inputs, from 0. */
  readonly at: number;
  readonly input: Input;
  /** Where the picture lies. */
  readonly file: string;
};

export const prepareInput = (
  pictures: Pick<Pictures, 'prepare'>,
  home: string,
  { model, request, at, input, file }: Asked,
): Promise<Reply<Prepared>> =>
  pictures.prepare(
    { path: file, sha256: input.sha256, mediaType: input.mediaType, name: input.name },
    { ...sendingFor(model, request.sending), ...sentAs(model, request, input, at) },
    preparedIn(home),
  );
