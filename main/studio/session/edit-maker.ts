// What makes edits of what a person asked for.
import type { BatchMark } from '../../../app/edits/batch-mark.ts';
import type { EditRecord, EditRequest } from '../../../app/edits/record.ts';
import type { Reply } from '../../../app/failure.ts';
import type { CallArgument, Preflight, Ran } from '../../../app/contract/contract.ts';
import type { ServiceStatus } from '../../../app/contract/service-status.ts';
import type { Session } from './session-type.ts';

export type Asked = CallArgument<'edit.preflight'>;

export type ItemAsked = {
  /** Of its edit: it follows from the batch, so that it is the same whoever goes on with it. */
  readonly id: string;
  readonly batch: BatchMark;
  readonly asked: Asked;
  /** As it was when the batch was planned. */
  readonly sending: EditRequest['sending'];
  readonly service: ServiceStatus;
  readonly project: string | null;
  readonly evenIfPaid: boolean;
};

export type Repeating = {
  /** All but the seed is the same. */
  readonly otherSeed?: boolean;
  /** Done first, and not where there may be no edit. */
  readonly begin?: () => Promise<Reply<null>>;
};

export type EditMaker = {
  readonly preflight: (asked: Asked) => Promise<Reply<Preflight>>;
  /** One edit for each intent; an intent that was seen before gives the edit it gave then. */
  readonly run: (session: Session, argument: CallArgument<'edit.run'>) => Promise<Reply<Ran>>;
  /** The edit of one item of a batch; the one that is there already when it was made before. Its pictures are in the library. */
  readonly runItem: (session: Session, item: ItemAsked) => Promise<Reply<string>>;
  /** A new edit with the request of an old one on another model: it will be another picture. Fails when just that was paid for before. */
  readonly finish: (session: Session, record: EditRecord, ask: Omit<CallArgument<'edit.finish'>, 'id'>) => Promise<Reply<Ran>>;
  /** A new edit with the request of an old one, in the same set. */
  readonly repeat: (session: Session, record: EditRecord, intent: string, how?: Repeating) => Promise<Reply<Ran>>;
};
