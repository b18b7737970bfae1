// What the window is told about updates of the program itself.

/** Why none are looked for: run from its source, built without a feed, installed in a way that others update, or switched off by the person. */
export type NoUpdates = 'not-packaged' | 'no-feed' | 'other-package' | 'switched-off';

export type UpdateState =
  | { readonly kind: 'off'; readonly why: NoUpdates }
  /** `checkedAt`: when it was last found to be the newest; null when that was not asked yet. */
  | { readonly kind: 'quiet'; readonly checkedAt: string | null }
  | { readonly kind: 'checking' }
  /** Until no edit runs. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and checked; installed when the program is closed while no edit runs. */
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly message: string };

/** `feed`: the address that updates come from; null when there is none. */
export type UpdateStatus = { readonly feed: string | null; readonly state: UpdateState };
