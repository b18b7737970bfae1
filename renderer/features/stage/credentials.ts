// Content Credentials of a received picture, as far as they were asked for. Main reads the file for it, so only what is looked at is asked about.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { bridge } from '../../store/bridge.ts';
import { mirrored } from '../../store/mirror.ts';

const known = createStore<ReadonlyMap<string, boolean>>()(() => new Map());

async function ask(id: string): Promise<void> {
  const { folder: _folder, ...choices } = mirrored().settings.export;
  const reply = await bridge().call['export.preview']({ ids: [id], choices, title: null });
  if (reply.ok) known.setState((now) => new Map([...now, [id, reply.value.credentials.found > 0]]), true);
}

/** Whether a picture of the edit carries some; false until it is known. */
export function useCredentials(id: string, results: number): boolean {
  const found = useStore(known, (now) => now.get(id) ?? null);
  useEffect(() => {
    if (found === null && results > 0) void ask(id);
  }, [found, id, results]);
  return found === true;
}
