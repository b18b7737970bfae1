// What languages there are. `npm run languages` writes this file from the folders of `app/messages/`.
export const languageNames = {
  en: 'English',
  'zh-CN': '简体中文',
} as const;
