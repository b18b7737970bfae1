// `BrowserWindow`: one window of Chromium, and the `webContents` in it.
import { EventEmitter } from 'node:events';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { BrowserContext, CDPSession, Frame, Page, Request } from 'playwright';
import { app } from './app.ts';
import { isHeadless, isLent, openBrowser } from './browser.ts';
import { shownScheme } from './desktop.ts';
import { pageScript } from './in-page.ts';
import { ipcMain } from './ipc.ts';
import { answerRoute, shownOrigin, toOwn, toShown } from './network.ts';
import { addWindow, openWindows, removeWindow } from './registry.ts';

type Shown = { readonly context: BrowserContext; readonly page: Page; readonly cdp: CDPSession };
type Preventable = { readonly url: string; readonly preventDefault: () => void };

const binding = '__standInHost';

class StandInWebContents extends EventEmitter {
  readonly mainFrame: { readonly url: string };
  carried: readonly string[] = [];
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly #shown: () => Promise<Shown>;

  constructor(shown: () => Promise<Shown>, url: () => string) {
    super();
    this.#shown = shown;
    this.mainFrame = {
      get url() {
        return url();
      },
    };
  }

  getURL = (): string => this.mainFrame.url;
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void => void (this.#openHandler = handler);
  mayOpen = (url: string): boolean => this.#openHandler({ url }).action === 'allow';

  /** Whether the page may go there, as the listeners of will-navigate say. */
  mayNavigate(url: string): boolean {
    let allowed = true;
    const event: Preventable = { url, preventDefault: () => (allowed = false) };
    this.emit('will-navigate', event);
    return allowed;
  }

  send(channel: string, ...args: unknown[]): void {
    // Evaluated by the protocol, which the page's policy does not touch; a page that is just reloading misses events as in Electron.
    const expression = `globalThis[Symbol.for('stand-in')]?.deliver(${JSON.stringify(channel)}, ${JSON.stringify(args)})`;
    void this.#shown()
      .then(({ cdp }) => cdp.send('Runtime.evaluate', { expression }))
      .catch(() => undefined);
  }

  /** What is carried out of the window goes nowhere; what is dropped on the window itself arrives there as the system would bring it. */
  startDrag({ file, files = [file], icon }: { file: string; files?: string[]; icon: unknown }): void {
    for (const dragged of files) accessSync(dragged, constants.R_OK);
    if (typeof icon !== 'string' || statSync(icon).size === 0) throw new Error('the icon of a drag must not be empty');
    for (const dragged of files) console.log(`stand-in: drag ${dragged}`);
    this.carried = files;
    void this.#shown()
      .then(({ cdp }) => cdp.send('Runtime.evaluate', { expression: "globalThis[Symbol.for('stand-in')]?.carry()" }))
      .catch(() => undefined);
  }

  #zoomLevel = 0;
  getZoomLevel = (): number => this.#zoomLevel;
  /** Chromium zooms a page for its person only; for the page it comes to the same when its root is zoomed. */
  setZoomLevel(level: number): void {
    this.#zoomLevel = level;
    const expression = `document.documentElement.style.zoom = ${1.2 ** level}`;
    void this.#shown()
      .then(({ cdp }) => cdp.send('Runtime.evaluate', { expression }))
      .catch(() => undefined);
  }

  reload = (): void => void this.#shown().then(({ page }) => page.reload().catch(() => undefined));
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: StandInWebContents;
  readonly #preload: string;
  readonly #shown: Promise<Shown>;
  #bounds: Rectangle;
  #page: Page | null = null;
  #closed = false;
  #asked = '';
  #dragged: Promise<void> = Promise.resolve();
  #state: 'normal' | 'fullscreen' | 'minimized' = 'normal';

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 1280, height = 800 } = options;
    this.#bounds = { x, y, width, height };
    this.#preload = readFileSync(options.webPreferences?.preload ?? '', 'utf8');
    this.webContents = new StandInWebContents(
      () => this.#shown,
      () => toOwn(this.#page?.url() ?? 'about:blank'),
    );
    app.emit('web-contents-created', {}, this.webContents);
    addWindow(this);
    this.#shown = this.#open(options);
  }

  page = (): Promise<Page | null> =>
    this.#shown.then(
      ({ page }) => (this.#closed ? null : page),
      () => null,
    );

  async loadURL(url: string): Promise<void> {
    const { page } = await this.#shown;
    this.#asked = toShown(url);
    await page.goto(this.#asked, { waitUntil: 'load' });
    this.emit('ready-to-show');
  }

  isDestroyed = (): boolean => this.#closed;
  isMinimized = (): boolean => false;
  /** The window that was acted in last. */
  isFocused = (): boolean => focused === null || focused === this.webContents;
  isMaximized = (): boolean => false;
  isFullScreen = (): boolean => this.#state === 'fullscreen';
  setFullScreen = (full: boolean): void => this.#setState(full ? 'fullscreen' : 'normal');
  minimize = (): void => this.#setState('minimized');
  close = (): void =>
    void Promise.all([this.#shown, this.leave()])
      .then(([{ page }]) => page.close())
      .catch(() => undefined);
  /** Electron's page hears that it goes, and what it says then is heard, before the program ends. A page that hangs is not waited for. */
  leave(): Promise<unknown> {
    const left = this.#shown.then(({ cdp }) => cdp.send('Runtime.evaluate', { expression: "dispatchEvent(new Event('pagehide'))" }));
    return Promise.race([left.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 5000))]);
  }
  getNormalBounds = (): Rectangle => this.#bounds;
  maximize = (): void => undefined;
  restore = (): void => undefined;
  show = (): void => undefined;
  setProgressBar = (progress: number): void => console.log(`stand-in: progress ${progress}`);
  flashFrame = (): void => undefined;
  focus = (): void => void this.#shown.then(({ page }) => page.bringToFront()).catch(() => undefined);

  #setState(state: 'normal' | 'fullscreen' | 'minimized'): void {
    this.#state = state;
    void this.#shown.then(({ cdp }) => resize(cdp, { windowState: state })).catch(() => undefined);
  }

  async chooseFiles(many: boolean, folder: boolean): Promise<string[] | null> {
    if (isHeadless()) return null;
    const { cdp } = await this.#shown;
    const expression = `new Promise((done) => {
      const input = Object.assign(document.createElement('input'), { type: 'file', multiple: ${many}, webkitdirectory: ${folder} });
      input.onchange = () => done([...input.files]);
      input.oncancel = () => done([]);
      input.click();
    }).then((files) => {
      const { files: kept } = globalThis[Symbol.for('stand-in')];
      return files.map((file, at) => (kept.set(-1 - at, file), file.webkitRelativePath));
    })`;
    const { result } = await cdp.send('Runtime.evaluate', { expression, userGesture: true, awaitPromise: true, returnByValue: true });
    const inner = result.value as string[];
    const paths = await this.#pathsOf(inner.map((_, at) => -1 - at));
    if (!folder) return paths;
    // Chromium names the files in a chosen folder, each with its path from that folder's own name on.
    const first = paths[0]?.slice(0, -(inner[0]?.length ?? 0)) ?? '';
    return first === '' ? [] : [first + (inner[0]?.split('/')[0] ?? '')];
  }

  async #open(options: BrowserWindowConstructorOptions): Promise<Shown> {
    const { width, height } = this.#bounds;
    const place = options.x === undefined || options.y === undefined ? {} : { x: options.x, y: options.y };
    const context = await openBrowser({ width, height, ...place });
    const page = await pageFor(context);
    const cdp = await context.newCDPSession(page);
    // A Chromium of somebody else's was started with a size of its own.
    if (isLent()) await resize(cdp, { width, height, ...(options.x === undefined ? {} : { left: options.x, top: options.y ?? 0 }) });
    this.#page = page;
    await page.exposeBinding(binding, ({ frame }, kind: string, channel: string, args: unknown[]) =>
      this.#fromPage(frame, kind, channel, args),
    );
    await page.addInitScript(pageScript(shownOrigin, binding, this.#preload));
    await page.route('**/*', async (route) => {
      if (!this.#mayGo(route.request(), page)) return route.abort('aborted');
      return answerRoute(route, (number) => this.#readBody(number)).catch(() => route.abort('failed').catch(() => undefined));
    });
    page.on('popup', (other) => {
      if (!this.webContents.mayOpen(toOwn(other.url()))) void other.close().catch(() => undefined);
    });
    page.on('close', () => this.#gone());
    page.on('crash', () => this.webContents.emit('render-process-gone', {}, { reason: 'crashed' }));
    await page.emulateMedia({ colorScheme: shownScheme() });
    return { context, page, cdp };
  }

  #mayGo(request: Request, page: Page): boolean {
    const url = request.url();
    if (!request.isNavigationRequest() || url === this.#asked) return true;
    const inside = frameOf(request);
    // A request without a frame is the first of a new window.
    if (inside === null) return this.webContents.mayOpen(toOwn(url));
    return inside !== page.mainFrame() || this.webContents.mayNavigate(toOwn(url));
  }

  async #fromPage(frame: Frame, kind: string, channel: string, args: unknown[]): Promise<{ value: unknown } | { error: string }> {
    if (kind === 'drag') return this.#drag(channel, args as number[]);
    focused = this.webContents;
    if (kind === 'paths') return { value: await this.#pathsOf(args as number[]) };
    const isMain = frame === this.#page?.mainFrame();
    const event = { sender: this.webContents, senderFrame: isMain ? this.webContents.mainFrame : { url: toOwn(frame.url()) } };
    if (kind === 'invoke') return ipcMain.answer(event, channel, args);
    ipcMain.emit(channel, event, ...args);
    return { value: undefined };
  }

  async #drag(step: string, [x = 0, y = 0]: readonly number[]): Promise<{ value: unknown }> {
    const { cdp } = await this.#shown;
    const data = { items: [], files: [...this.webContents.carried], dragOperationsMask: 1 };
    // One after another, in the order in which the pointer went.
    this.#dragged = this.#dragged.then(() =>
      cdp.send('Input.dispatchDragEvent', { type: step as 'dragOver', x, y, data }).then(
        () => undefined,
        () => undefined,
      ),
    );
    await this.#dragged;
    return { value: undefined };
  }

  async #pathsOf(numbers: readonly number[]): Promise<string[]> {
    const { cdp } = await this.#shown;
    return Promise.all(
      numbers.map(async (number) => {
        const expression = `globalThis[Symbol.for('stand-in')].files.get(${number})`;
        const { result } = await cdp.send('Runtime.evaluate', { expression });
        if (result.objectId === undefined) return '';
        const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId });
        await cdp.send('Runtime.releaseObject', { objectId: result.objectId });
        return path;
      }),
    );
  }

  #readBody(number: number): ReadableStream<Uint8Array> {
    let handle: string | null = null;
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { cdp } = await this.#shown;
        if (handle === null) {
          const { result } = await cdp.send('Runtime.evaluate', { expression: `globalThis[Symbol.for('stand-in')].files.get(${number})` });
          handle = `blob:${(await cdp.send('IO.resolveBlob', { objectId: result.objectId ?? '' })).uuid}`;
        }
        const { data, base64Encoded, eof } = await cdp.send('IO.read', { handle, size: 1 << 20 });
        if (data !== '') controller.enqueue(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
        if (eof) controller.close();
      },
    });
  }

  #gone(): void {
    if (this.#closed) return;
    // Chromium has closed it already: what would be prevented is opened again by whoever prevents it.
    this.emit('close', { preventDefault: () => undefined });
    this.#closed = true;
    if (focused === this.webContents) focused = null;
    removeWindow(this);
    this.emit('closed');
    if (openWindows().length === 0) app.emit('window-all-closed');
  }
}

let opened = 0;
let focused: StandInWebContents | null = null;

/** Chromium starts with one page; each further window is a page of its own. */
async function pageFor(context: BrowserContext): Promise<Page> {
  opened += 1;
  const [first] = context.pages();
  return opened === 1 && first !== undefined ? first : context.newPage();
}

type Bounds = {
  readonly left?: number;
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
  readonly windowState?: 'normal' | 'fullscreen' | 'minimized';
};

async function resize(cdp: CDPSession, bounds: Bounds): Promise<void> {
  const { windowId } = await cdp.send('Browser.getWindowForTarget');
  await cdp.send('Browser.setWindowBounds', { windowId, bounds });
}

function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
