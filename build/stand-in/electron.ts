// The `electron` module of the stand-in: the few parts that main/ uses, shown in an installed Chromium. A development and test host only.
import { app } from './app.ts';
import { ClipboardItem, clipboard } from './clipboard.ts';
import { Menu, Notification, dialog, nativeImage, nativeTheme, powerMonitor, screen, shell } from './desktop.ts';
import { ipcMain } from './ipc.ts';
import { protocol, session } from './network.ts';
import { utilityProcess } from './utility-process.ts';
import { BrowserWindow } from './window.ts';

export {
  BrowserWindow,
  ClipboardItem,
  Menu,
  Notification,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};

// electron-store takes the whole module as the default.
const whole: object = {
  BrowserWindow,
  ClipboardItem,
  Menu,
  Notification,
  app,
  clipboard,
  dialog,
  ipcMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
};
export default whole;
