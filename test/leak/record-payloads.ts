// Given to Node with --import before the app starts in the stand-in: writes down all that crosses between the window and main, both ways.
import { appendFileSync } from 'node:fs';
import { app } from '../../build/stand-in/app.ts';
import { ipcMain } from '../../build/stand-in/ipc.ts';

type Contents = { send: (channel: string, ...args: unknown[]) => void };

const file = process.env['KONTEXT_LEAK_PAYLOADS'] ?? '';
const note = (way: 'asked' | 'answered' | 'told', channel: string, payload: unknown): void =>
  appendFileSync(file, `${JSON.stringify({ way, channel, payload })}\n`);

const answer = ipcMain.answer.bind(ipcMain);
ipcMain.answer = async (event, channel, args) => {
  note('asked', channel, args);
  const answered = await answer(event, channel, args);
  note('answered', channel, answered);
  return answered;
};

app.on('web-contents-created', (_event: unknown, contents: Contents) => {
  const send = contents.send.bind(contents);
  contents.send = (channel, ...args) => {
    note('told', channel, args);
    send(channel, ...args);
  };
});
