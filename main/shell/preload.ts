// The bridge in the window: narrow functions by name, no channel to choose, no event object handed on.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Call, CallName, EventName, EventPayloads, StudioBridge } from '../../app/ipc.ts';

const call = <N extends CallName>(name: N): Call<N> => ((argument?: unknown) => ipcRenderer.invoke(`call:${name}`, argument)) as Call<N>;

const on =
  <N extends EventName>(name: N) =>
  (listener: (payload: EventPayloads[N]) => void): (() => void) => {
    const receive = (_event: unknown, payload: EventPayloads[N]): void => listener(payload);
    ipcRenderer.on(`event:${name}`, receive);
    return () => void ipcRenderer.off(`event:${name}`, receive);
  };

// Written out by hand: a sandboxed preload is one file and cannot load the contract, and a list can be read at a glance.
const studio = {
  call: {
    'studio.snapshot': call('studio.snapshot'),
    'settings.change': call('settings.change'),
    'key.set': call('key.set'),
    'key.clear': call('key.clear'),
    'key.test': call('key.test'),
    'draft.keep': call('draft.keep'),
    'picture.takePaths': call('picture.takePaths'),
    'picture.takeAddresses': call('picture.takeAddresses'),
    'picture.takeWeb': call('picture.takeWeb'),
    'host.forget': call('host.forget'),
    'picture.pick': call('picture.pick'),
    'picture.takeNamed': call('picture.takeNamed'),
    'picture.takeResult': call('picture.takeResult'),
    'picture.takeSample': call('picture.takeSample'),
    'picture.recipe': call('picture.recipe'),
    'edit.preflight': call('edit.preflight'),
    'edit.run': call('edit.run'),
    'edit.show': call('edit.show'),
    'edit.recipe': call('edit.recipe'),
    'edit.cancel': call('edit.cancel'),
    'edit.runNext': call('edit.runNext'),
    'edit.retry': call('edit.retry'),
    'edit.sendAgain': call('edit.sendAgain'),
    'edit.finish': call('edit.finish'),
    'edit.forget': call('edit.forget'),
    'edit.nameRequest': call('edit.nameRequest'),
    'edit.checkAgain': call('edit.checkAgain'),
    'edit.fetchAgain': call('edit.fetchAgain'),
    'edit.organise': call('edit.organise'),
    'edit.putBack': call('edit.putBack'),
    'edit.reveal': call('edit.reveal'),
    'keep.propose': call('keep.propose'),
    'keep.write': call('keep.write'),
    'keep.stop': call('keep.stop'),
    'result.ready': call('result.ready'),
    'result.drag': call('result.drag'),
    'result.copy': call('result.copy'),
    'result.openIn': call('result.openIn'),
    'program.add': call('program.add'),
    'program.rename': call('program.rename'),
    'program.move': call('program.move'),
    'program.remove': call('program.remove'),
    'queue.pause': call('queue.pause'),
    'queue.release': call('queue.release'),
    'queue.cancel': call('queue.cancel'),
    'library.find': call('library.find'),
    'library.rows': call('library.rows'),
    'library.position': call('library.position'),
    'library.names': call('library.names'),
    'library.emptyTrash': call('library.emptyTrash'),
    'library.chooseFolder': call('library.chooseFolder'),
    'library.reveal': call('library.reveal'),
    'library.rebuild': call('library.rebuild'),
    'library.verify': call('library.verify'),
    'library.stop': call('library.stop'),
    'library.import': call('library.import'),
    'library.work': call('library.work'),
    'library.revealFinding': call('library.revealFinding'),
    'library.damaged': call('library.damaged'),
    'library.revealDamaged': call('library.revealDamaged'),
    'sent.list': call('sent.list'),
    'sent.export': call('sent.export'),
    'export.preview': call('export.preview'),
    'export.start': call('export.start'),
    'export.stop': call('export.stop'),
    'export.chooseFolder': call('export.chooseFolder'),
    'export.reveal': call('export.reveal'),
    'link.open': call('link.open'),
    'update.status': call('update.status'),
    'update.check': call('update.check'),
    'update.install': call('update.install'),
    'window.act': call('window.act'),
    'viewer.show': call('viewer.show'),
    'viewer.shown': call('viewer.shown'),
    'picture.takeOpened': call('picture.takeOpened'),
  },
  on: {
    'settings.changed': on('settings.changed'),
    'key.changed': on('key.changed'),
    'library.changed': on('library.changed'),
    'library.working': on('library.working'),
    'export.working': on('export.working'),
    'queue.changed': on('queue.changed'),
    'edit.changed': on('edit.changed'),
    'edit.ended': on('edit.ended'),
    'version.added': on('version.added'),
    'version.refused': on('version.refused'),
    'update.changed': on('update.changed'),
    'act.asked': on('act.asked'),
    'viewer.changed': on('viewer.changed'),
    'picture.opened': on('picture.opened'),
  },
  pathForFile: (file: unknown) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
} satisfies StudioBridge;

Object.freeze(studio.call);
Object.freeze(studio.on);
contextBridge.exposeInMainWorld('studio', Object.freeze(studio));
