// A question before the same is bought once more, with the way to the edit that is there already.
import { leaveIt, runAnyway } from '../../commands/run.ts';
import { show } from '../../store/stage.ts';
import { showPage } from '../../store/view.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';

type Props = {
  readonly open: boolean;
  readonly title: string;
  readonly body: string;
  readonly again: string;
  readonly see: string;
  /** Null where it is not known which edit that is. */
  readonly editId: string | null;
};

export function AskAgain({ open, title, body, again, see, editId }: Props) {
  const showIt = (id: string): void => {
    leaveIt();
    show(id);
    showPage('stage');
  };
  return (
    <Confirm
      open={open}
      title={title}
      body={body}
      yes={again}
      no={text.window.cancel}
      onYes={() => void runAnyway()}
      onNo={leaveIt}
      more={
        editId === null ? null : (
          <Button tone="quiet" onClick={() => showIt(editId)}>
            {see}
          </Button>
        )
      }
    />
  );
}
