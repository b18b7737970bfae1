// The question before the program goes while edits are under way, by language.
import type { Language } from '../../../app/language.ts';

/** What a person should know before the program goes. */
export type UnderWay = {
  /** Being sent this moment: to quit now leaves their outcome unknown. */
  readonly sending: number;
  /** At the service, or their pictures are on the way. */
  readonly running: number;
  readonly waiting: number;
};

export type QuitTexts = {
  readonly title: string;
  readonly body: (under: UnderWay) => string;
  readonly quit: string;
  readonly stay: string;
};

const edits = (count: number): string => (count === 1 ? '1 edit' : `${count} edits`);
const are = (count: number): string => (count === 1 ? 'is' : 'are');

const english: QuitTexts = {
  title: 'Quit while edits are under way?',
  body: ({ sending, running, waiting }) =>
    [
      running === 0
        ? ''
        : `${edits(running)} ${are(running)} running. They go on without Kontext Studio, and their pictures are fetched when it is opened again.`,
      waiting === 0 ? '' : `${edits(waiting)} ${are(waiting)} waiting, and will be sent when it is opened again.`,
      sending === 0
        ? ''
        : `${edits(sending)} ${are(sending)} being sent this moment. Stay a few seconds: to quit now may leave their outcome unknown.`,
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
  quit: 'Quit',
  stay: 'Stay',
};

const chinese: QuitTexts = {
  title: '有编辑尚未完成，确定退出吗？',
  body: ({ sending, running, waiting }) =>
    [
      running === 0 ? '' : `${running} 个编辑正在运行。退出后它们会继续运行，下次打开 Kontext Studio 时取回图片。`,
      waiting === 0 ? '' : `${waiting} 个编辑正在等待，下次打开时发送。`,
      sending === 0 ? '' : `${sending} 个编辑正在发送。请稍等几秒：现在退出可能使其结果不明。`,
    ]
      .filter((line) => line !== '')
      .join('\n\n'),
  quit: '退出',
  stay: '留下',
};

export const quitTexts: Readonly<Record<Language, QuitTexts>> = { en: english, 'zh-CN': chinese };
