/** A command whose library is open. */
export type Started = {
  /** Does what was asked; its exit code. `stopping` is aborted by Ctrl+C. */
  readonly action: (stopping: AbortSignal) => Promise<number>;
  /** What is said when it is stopped, where something may go on without it. */
  readonly stopped?: () => string;
  /** What is being sent and not answered yet, which nothing new may follow; null where nothing is. `over`: each was answered, or will not be. */
  readonly sending?: () => { readonly words: string; readonly over: Promise<void> } | null;
  readonly close: () => Promise<void>;
};
