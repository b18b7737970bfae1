// A place that takes pictures: files from outside, one of a page, one of our results, or a picture from another place.
import { useState } from 'react';
import type { DragEvent } from 'react';
import { offerBatch } from '../../commands/batch-offer.ts';
import { takeDragged } from '../../commands/handoff.ts';
import { droppedFromWeb, fileAddresses } from '../../commands/paste.ts';
import { takeAddresses, takeFiles, takeResults, takeWeb } from '../../commands/pictures.ts';
import { reorder } from '../../commands/slot-commands.ts';
import { slotType } from '../../ui/drag.ts';
import { splitDrop } from './split-drop.ts';

/** Files, or what a browser says of a picture on a page. */
export const takesDrop = ({ types }: DataTransfer): boolean => types.includes('Files') || types.includes('text/uri-list');

/** Puts what was dropped at place `at`, or into the first free ones when null. */
export function takeDrop(transfer: DataTransfer, at: number | null): void {
  const { files, folders } = splitDrop(transfer);
  const own = takeDragged(files.map(({ name }) => name));
  if (own !== null) return void takeResults(own, at);
  if (files.length + folders.length === 0) {
    const addresses = transfer.getData('text/uri-list');
    const web = droppedFromWeb({ addresses, html: transfer.getData('text/html') });
    if (web !== null) return void takeWeb(web, at);
    const named = fileAddresses(addresses);
    if (named !== null) return void takeAddresses(named);
  }
  if (!offerBatch(files, folders, at)) void takeFiles(files, folders, at);
}

export function useDrop(at: number): { readonly over: boolean; readonly handlers: object } {
  const [over, setOver] = useState(false);
  const leave = (): void => setOver(false);
  const handlers = {
    onDragOver: (event: DragEvent) => {
      const reorders = event.dataTransfer.types.includes(slotType);
      if (!reorders && !takesDrop(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = reorders ? 'move' : 'copy';
      setOver(true);
    },
    onDragLeave: leave,
    onDragEnd: leave,
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      const from = event.dataTransfer.getData(slotType);
      if (from !== '') reorder(Number(from), at);
      else takeDrop(event.dataTransfer, at);
      // The overlay listens on the window, which this drop does not reach.
      globalThis.dispatchEvent(new Event('kontext-dropped'));
    },
  };
  return { over, handlers };
}
